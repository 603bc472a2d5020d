export { programmePlanRoutes } from './routes.ts'
