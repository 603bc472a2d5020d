import {
  keyOfGroup,
  LOOK_GROUPS,
  type LookGroup,
  type opens,
  type ReadLeaf,
} from '../../../log/verify/public.ts'
import { lookGroups, type LookRow } from './look-rows.ts'

export type LookLeaf = Extract<ReadLeaf, { type: 'look' }>

const called: Record<LookGroup, string> = {
  who: 'account is',
  capacity: 'organisation or role is',
  when: 'moment or number is',
  purpose: 'purpose is',
  what: 'action or subject is',
  givenTo: 'recipient is',
}

/** What of a look is not as its leaf says, in words; nothing when all is. */
export function checkLook(look: LookRow, key: Buffer, leaf: LookLeaf, check: typeof opens): string[] {
  const values = lookGroups(look)
  const wrong = LOOK_GROUPS.filter(
    (group) => !check(leaf.commitments[group], keyOfGroup(key, group), values[group]),
  )
  // All six at once: the key is another, or the look of another leaf stands here.
  if (wrong.length === LOOK_GROUPS.length) return ['its key is not that of its leaf, or it is another look']
  return wrong.map((group) => `its ${called[group]} not what was logged`)
}
