import { Status, type StatusTone } from '../../../web/components/status.tsx'
import type { IconName } from '../../../web/components/icon.tsx'
import { useSay } from '../../../web/language.tsx'
import type { FindingWeight } from '../rules/finding-kinds.ts'

const looks: Record<FindingWeight, { icon: IconName; tone: StatusTone }> = {
  'in-order': { icon: 'check', tone: 'calm' },
  slight: { icon: 'neutral', tone: 'plain' },
  serious: { icon: 'alert', tone: 'look' },
  grave: { icon: 'alert', tone: 'look' },
}

/** How much a finding weighs, as a word with its icon. */
export function WeightWord({ weight }: { weight: FindingWeight }) {
  const say = useSay()
  return <Status {...looks[weight]}>{say(`finding.weight.${weight}`)}</Status>
}
