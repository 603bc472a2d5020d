import type { MeView } from '../contract.ts'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useSend } from '../../../web/use-send.ts'
import { dayOf, lastDayOf } from './members/members-queries.ts'
import './members/members.css'

/** In which capacity someone with several works, and who acts beside them. Nothing where there is one and nobody. */
export function CapacityChoice() {
  const say = useSay()
  const { capacities, standIns } = useMe()
  return (
    <>
      {capacities.length > 1 && (
        <section className="section" id="hoedanigheid">
          <h2>{say('capacity.title')}</h2>
          <p className="small lead-in">{say('capacity.text')}</p>
          <ul className="held-roles">
            {capacities.map((capacity) => (
              <Capacity key={capacity.id} capacity={capacity} />
            ))}
          </ul>
        </section>
      )}
      {standIns.length > 0 && <StandIns standIns={standIns} />}
    </>
  )
}

function Capacity({ capacity }: { capacity: MeView['capacities'][number] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { id, organisation, standsInFor, endsAt, isCurrent } = capacity
  const role = say(`shell.role.${capacity.role}`)
  const { submit, isSending, failure } = useSend(
    () => callApi('PUT', '/v1/sessions/current', { body: { appointmentId: id } }),
    // Everything on the screen belongs to the capacity of before: begin anew, on the first page of this one.
    () => location.assign('/app/'),
  )
  return (
    <li className="held-role">
      <div className="role-facts">
        <b>{role}</b>
        <span>{organisation}</span>
        {standsInFor !== null && endsAt !== null && (
          <Status icon="replaced" tone="look">
            {say('capacity.stands-in', {
              name: standsInFor,
              until: formatShortDay(lastDayOf(endsAt), locale),
            })}
          </Status>
        )}
        {failure !== null && <ProblemNotice error={failure} />}
      </div>
      {isCurrent ? (
        <Status icon="check">{say('capacity.now')}</Status>
      ) : (
        <Button
          small
          aria-disabled={isSending}
          aria-label={say('capacity.switch.of', { role, organisation })}
          onClick={() => void submit()}
        >
          {say('capacity.switch')}
        </Button>
      )}
    </li>
  )
}

function StandIns({ standIns }: { standIns: MeView['standIns'] }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <section className="section">
      <h2>{say('capacity.stand-ins')}</h2>
      <ul>
        {standIns.map(({ name, role, startsAt, endsAt }) => (
          <li key={`${name} ${role} ${startsAt}`}>
            {say('capacity.stand-in', {
              name,
              role: say(`shell.role.${role}`),
              from: formatShortDay(dayOf(startsAt), locale),
              until: formatShortDay(lastDayOf(endsAt), locale),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
