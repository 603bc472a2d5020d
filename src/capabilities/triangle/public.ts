export type {
  CaseHead,
  CaseInput,
  DecisionInput,
  MeetingInput,
  TaskHead,
  TriangleCounts,
} from './contract.ts'
export { triangleStore } from './forget-cases.ts'
export { listTriangleCounts } from './list-triangle-counts.ts'
export { listTriangleWork } from './list-triangle-work.ts'
export { triangleRoutes } from './routes.ts'
