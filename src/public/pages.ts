export { homePage } from './home-page.ts'
export { signInPage, type DemoAccount } from './sign-in-page.ts'
export { overviewRulePage } from './overview-rule-page.ts'
export { policiesPage, policyPage } from './policy-pages.ts'
export {
  accessibilityPage,
  burglaryPage,
  dataPage,
  errorPage,
  fencingPage,
  legitimationPage,
  notFoundPage,
} from './notice-pages.ts'
export { offlinePage } from './offline-page.ts'
export { placesPage } from './places-page.ts'
export type { PageContext } from './layout.ts'
export type { Locale } from './texts.ts'
