export { programmePlanRoutes } from './routes.ts'
export { countDealers, groupSmall } from './rules/count-dealers.ts'
