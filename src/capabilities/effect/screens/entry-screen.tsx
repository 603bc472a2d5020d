import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { countEntryRoles } from '../contract.ts'
import { CountsSection } from './counts-section.tsx'
import { HoursSection } from './hours-section.tsx'
import './effect.css'

/** What police and inspectors enter for the report: hours per week, and of police the arrests and cases per month. */
export function EntryScreen() {
  const say = useSay()
  const { role } = useMe()
  return (
    <Page title={say('effect-entry.title')} lead={say('effect-entry.lead')}>
      <HoursSection />
      {countEntryRoles.some((one) => one === role) && <CountsSection />}
    </Page>
  )
}
