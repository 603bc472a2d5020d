import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { HitView } from '../contract.ts'
import { type HoldingLeft, holdingLeft } from './holding-left.ts'

type Bought = Pick<HitView['purchase'], 'keepUntil' | 'itemState'>
const SPECIAL = { sold: 'hit.sold', pledged: 'hit.pledged', superseded: 'hit.superseded' } as const

/** How long the goods are still there: in words, amber on the last day. */
export function HoldingStatus({ bought, now, long = false }: { bought: Bought; now: Date; long?: boolean }) {
  const say = useSay()
  const special = SPECIAL[bought.itemState as keyof typeof SPECIAL]
  const left = holdingLeft(bought.keepUntil, now)
  if (special) return <Status icon={bought.itemState === 'sold' ? 'sold' : 'neutral'}>{say(special)}</Status>
  if (left.over) {
    return (
      <Status icon="neutral" tone="calm">
        {say('hit.over')}
      </Status>
    )
  }
  const time = say('hit.left', { days: left.days, hours: left.hours }).trim()
  return (
    <Status icon="clock" tone={left.soon ? 'look' : 'plain'}>
      {long ? say('hit.left.long', { left: time }) : time}
    </Status>
  )
}

/** Until which day the goods are kept, or since when no longer. */
export function useHoldingDay(): (bought: Bought, now: Date) => string {
  const say = useSay()
  const { locale } = useLanguage()
  return ({ keepUntil }, now) => {
    const left: HoldingLeft = holdingLeft(keepUntil, now)
    const day = formatShortDay(keepUntil, locale)
    if (left.over) return say('hit.over.since', { day })
    return left.days === 0 && left.soon ? say('hit.left.today') : say('hit.left.until', { day })
  }
}
