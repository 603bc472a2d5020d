import type { DealerState } from '../../capabilities/dealers/contract.ts'
import { useSay } from '../language.tsx'
import type { IconName } from './icon.tsx'
import { Status, type StatusTone } from './status.tsx'

const looks: Record<DealerState, [IconName, StatusTone]> = {
  'not-reached': ['neutral', 'plain'],
  invited: ['clock', 'plain'],
  attended: ['ticket', 'plain'],
  connected: ['plus', 'plain'],
  registering: ['check', 'plain'],
  quiet: ['pause', 'look'],
  'paper-register': ['equal', 'plain'],
  stopped: ['cross', 'calm'],
}

/** How far a dealer is, as a word with an icon. */
export function DealerStateWord({ state }: { state: DealerState }) {
  const say = useSay()
  const [icon, tone] = looks[state]
  return (
    <Status icon={icon} tone={tone}>
      {say(`dealer-state.${state}`)}
    </Status>
  )
}
