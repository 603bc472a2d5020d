import type { IconName } from '../../../web/components/icon.tsx'
import { Status, type StatusTone } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { OverviewClass } from '../rules/overview-rule.ts'

const looks: Record<OverviewClass, { icon: IconName; tone: StatusTone }> = {
  'in-order': { icon: 'check', tone: 'calm' },
  'points-of-attention': { icon: 'alert', tone: 'look' },
  'measure-running': { icon: 'clock', tone: 'look' },
  'cannot-be-judged': { icon: 'neutral', tone: 'plain' },
}

/** A class of the overview: always a word with its icon. */
export function ClassWord({ name }: { name: OverviewClass }) {
  const say = useSay()
  return <Status {...looks[name]}>{say(`overview.class.${name}`)}</Status>
}
