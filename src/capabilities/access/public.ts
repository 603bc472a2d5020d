export { type Branches, openBranches } from './branches.ts'
export type { BranchView } from './contract.ts'
export { noticeListNews } from './email/notice-list-news.ts'
export { readOwnPasskeys } from './passkeys/own-passkeys.ts'
export { type FindCaller, openCallers, secretDigest } from './find-caller.ts'
export { sessionStore } from './forget-sessions.ts'
export { firstPageOf } from './first-page.ts'
export { keepRecovery } from './keep-recovery.ts'
export { isPersonWhoAsks } from './rules/look-patterns.ts'
export { markLook } from './looks/mark-look.ts'
export { accessRoutes } from './routes.ts'
export { SESSION_COOKIE } from './session-cookie.ts'
export { scopeOf, scopesFor } from './tokens/scopes.ts'
export { createToken, kindsWith, type TokenRole, tokenRoles } from './create-token.ts'
export { dealerCaller, listBranches, operatorCaller, type OwnedBranch } from './list-branches.ts'
export { listDemoAccounts } from './sign-in-demo.ts'
export { type Doors, openProviders, type ShownProvider } from './single-sign-on/open-providers.ts'
export type { ProviderInput } from './single-sign-on/provider-settings.ts'
export {
  type Provider,
  providerProblems,
  readProviders,
  standInProvider,
} from './single-sign-on/read-providers.ts'
export { type SignInProblem, singleSignOnRoutes } from './single-sign-on/routes.ts'
