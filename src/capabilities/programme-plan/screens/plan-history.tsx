import { formatShort, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { PlanChange } from '../contract.ts'

/** Which days moved, from when to when and by whom; shut until someone asks. */
export function PlanHistory({ changes }: { changes: PlanChange[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (changes.length === 0) return null
  const day = (on: string) => formatShortDay(on, locale)
  return (
    <details className="plan-history no-print">
      <summary>
        {say('plan.history')} ({changes.length})
      </summary>
      <ul>
        {changes.map(({ id, title, wasPlannedOn, plannedOn, changedAt, changedByName }) => (
          <li key={id}>
            {plannedOn === null
              ? say('plan.history.dropped', { title, from: day(wasPlannedOn) })
              : say('plan.history.moved', { title, from: day(wasPlannedOn), to: day(plannedOn) })}
            <span className="muted small">
              {' '}
              {say('plan.history.by', { when: formatShort(changedAt, locale), name: changedByName })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
