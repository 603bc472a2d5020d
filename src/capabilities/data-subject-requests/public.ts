export { readRequest } from './list-requests.ts'
export { dataSubjectRequestRoutes } from './routes.ts'
