import { useMe } from '../../../web/session.ts'
import { policeRoles } from '../../../kernel/codes.ts'
import { DeskReports } from './desk-reports.tsx'
import { Inbox } from './inbox.tsx'
import './disclosures.css'

/** Administrative reports: of police the desk where they are written, of a municipality the inbox. */
export function ReportsScreen() {
  const { role } = useMe()
  return policeRoles.some((one) => one === role) ? <DeskReports /> : <Inbox />
}
