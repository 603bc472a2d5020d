export {
  type AnswerRefusal,
  type InvitationToMeeting,
  type MeetingAnswers,
  openMeetingAnswers,
} from './answer-invitation.ts'
export { makePersonalLinks, type PersonalLink } from './make-personal-links.ts'
export { meetingRoutes } from './routes.ts'
