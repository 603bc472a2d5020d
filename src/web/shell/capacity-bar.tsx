import type { MeView } from '../../capabilities/access/contract.ts'
import { dayInAmsterdam } from '../../kernel/dates.ts'
import { Status } from '../components/status.tsx'
import { formatShortDay } from '../format.ts'
import { useLanguage, useSay } from '../language.tsx'
import { useNow } from '../use-now.ts'

/** Standing in is visible to both on every page: whom one stands in for, and who acts beside one. */
export function CapacityBar({ me }: { me: MeView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const now = useNow()
  const lastDay = (endsAt: string) => formatShortDay(dayInAmsterdam(new Date(Date.parse(endsAt) - 1)), locale)
  const current = me.capacities.find(({ isCurrent }) => isCurrent)
  const lines = [
    ...(current?.standsInFor && current.endsAt
      ? [say('capacity.bar', { name: current.standsInFor, until: lastDay(current.endsAt) })]
      : []),
    ...me.standIns
      // By days: the clock of a device need not be that of the server.
      .filter(({ startsAt }) => dayInAmsterdam(new Date(startsAt)) <= dayInAmsterdam(now))
      .map(({ name, endsAt }) => say('capacity.bar-by', { name, until: lastDay(endsAt) })),
  ]
  if (lines.length === 0) return null
  return (
    <div className="capacity-bar">
      <div className="wrap">
        {lines.map((line) => (
          <Status key={line} icon="replaced" tone="look">
            {line}
          </Status>
        ))}
      </div>
    </div>
  )
}
