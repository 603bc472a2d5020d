export {
  type AnswerRefusal,
  type InvitationToMeeting,
  type MeetingAnswers,
  openMeetingAnswers,
} from './answer-invitation.ts'
export { meetingRoutes } from './routes.ts'
export { listMeetingWork } from './list-meeting-work.ts'
