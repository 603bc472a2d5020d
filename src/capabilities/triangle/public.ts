export { answerTask } from './answer-task.ts'
export { putOnAgenda } from './arrange-agenda.ts'
export { attachReport } from './attach-report.ts'
export type {
  CaseHead,
  CaseInput,
  DecisionInput,
  MeetingInput,
  TaskHead,
  TriangleCounts,
} from './contract.ts'
export { triangleStore } from './forget-cases.ts'
export { proposeCase } from './keep-case.ts'
export { keepMeeting } from './keep-meeting.ts'
export { listCases } from './list-cases.ts'
export { listMeetings } from './list-meetings.ts'
export { listTriangleCounts } from './list-triangle-counts.ts'
export { listTriangleWork } from './list-triangle-work.ts'
export { noteDecision } from './note-decision.ts'
export { triangleRoutes } from './routes.ts'
export { takeStep } from './take-step.ts'
