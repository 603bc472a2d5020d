import { getRouteApi } from '@tanstack/react-router'
import { policeRoles } from '../../../kernel/codes.ts'
import { useMe } from '../../../web/session.ts'
import { DeskReport } from './desk-report.tsx'
import { ReceivedReport } from './received-report.tsx'
import './disclosures.css'

const route = getRouteApi('/rapportages/$id')

/** One administrative report: of police the draft or what they disclosed, of a municipality its copy. */
export function ReportScreen() {
  const { role } = useMe()
  const { id } = route.useParams()
  return policeRoles.some((one) => one === role) ? (
    <DeskReport key={id} id={id} />
  ) : (
    <ReceivedReport key={id} id={id} />
  )
}
