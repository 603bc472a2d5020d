import type { IconName } from '../../../web/components/icon.tsx'
import { Status, type StatusTone } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { BylawState, PartState } from '../rules/bylaw-state.ts'

const looks: Record<BylawState, { icon: IconName; tone: StatusTone }> = {
  national: { icon: 'certified', tone: 'plain' },
  'in-force': { icon: 'check', tone: 'plain' },
  unsigned: { icon: 'alert', tone: 'look' },
  'other-register': { icon: 'different', tone: 'plain' },
  coming: { icon: 'clock', tone: 'plain' },
  draft: { icon: 'pause', tone: 'plain' },
  ended: { icon: 'cross', tone: 'look' },
  missing: { icon: 'cross', tone: 'look' },
}

/** How far a municipality is with a part: a word with an icon. A draft whose day has passed asks for attention. */
export function PartStatus({ part, today }: { part: PartState; today: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { icon, tone } = looks[part.state]
  const isLate = part.state === 'draft' && part.period !== null && part.period.from < today
  const day = part.period === null ? '' : formatShortDay(part.period.from, locale)
  return (
    <Status icon={isLate ? 'alert' : icon} tone={isLate ? 'look' : tone}>
      {isLate ? say('bylaws.state.draft-late') : say(`bylaws.state.${part.state}`, { day })}
    </Status>
  )
}
