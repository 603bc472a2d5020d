import type { IconName } from '../../../web/components/icon.tsx'
import { Status, type StatusTone } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { ItemState } from '../contract.ts'

const looks: Record<ItemState, { icon: IconName; tone: StatusTone }> = {
  holding: { icon: 'clock', tone: 'plain' },
  'for-sale': { icon: 'check', tone: 'plain' },
  pledged: { icon: 'ticket', tone: 'plain' },
  sold: { icon: 'sold', tone: 'calm' },
  superseded: { icon: 'replaced', tone: 'calm' },
}

/** The state of an item on the shelf, in a word with an icon. */
export function ItemStatus({ state }: { state: ItemState }) {
  const say = useSay()
  return <Status {...looks[state]}>{say(`item-state.${state}`)}</Status>
}
