export { openPolicies, type Policies } from './list-policies.ts'
export { type Policy, policyOn, ruleOn } from './rules/policy-on.ts'
export { policyRoutes } from './routes.ts'
export { type PolicyView, type RuleView, type Topic, topicNames, topics } from './contract.ts'
