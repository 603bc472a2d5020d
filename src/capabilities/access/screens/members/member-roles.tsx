import { Status } from '../../../../web/components/status.tsx'
import { formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { AppointmentView } from '../../members/contract.ts'
import { dayOf, lastDayOf } from './members-queries.ts'

/** A role in words: what, whether it manages, beside whom and until when, since when and by whom. */
export function RoleFacts({ appointment }: { appointment: AppointmentView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { role, manages, standsInFor, startsAt, endsAt, givenBy } = appointment
  return (
    <div className="role-facts">
      <b>{say(`shell.role.${role}`)}</b>
      {manages && <Status icon="certified">{say('members.manages')}</Status>}
      {standsInFor && endsAt && (
        <Status icon="replaced" tone="look">
          {say('members.stands-in', {
            name: standsInFor.name,
            from: formatShortDay(dayOf(startsAt), locale),
            until: formatShortDay(lastDayOf(endsAt), locale),
          })}
        </Status>
      )}
      <span className="sub">
        {!standsInFor && <>{say('members.since', { day: formatShortDay(dayOf(startsAt), locale) })}, </>}
        {say('members.given-by', { name: givenBy })}
      </span>
    </div>
  )
}
