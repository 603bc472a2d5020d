import {
  type Findings,
  LOOK_GROUPS,
  type LookGroup,
  openCheckpoint,
  opens,
  parseVkey,
  readLeaf,
  verifyInclusion,
} from '../../../log/verify/public.ts'
import { DRAWN_MAX, drawOrder, isAskedFor } from '../pack/draw-order.ts'
import type { Drawn, LooksFile } from '../pack/pack-format.ts'

type Pack = { looks: LooksFile; vkey: string; findings: Findings; isExcused: (index: number) => boolean }

/** Checks the draw and every proof in it; gives how many looks were chosen. */
export function checkSample(looks: LooksFile, vkey: string, findings: Findings): number {
  const opened = openCheckpoint(looks.checkpoint, parseVkey(vkey))
  if (!opened.ok) {
    findings.add('checkpoint', opened.what)
    return 0
  }
  const { head } = opened
  if (looks.log.origin !== head.origin || looks.log.vkey !== vkey)
    findings.add('log', 'is not that of the key by which this was checked')
  const { drawn, asked } = looks
  const pack: Pack = { looks, vkey, findings, isExcused: readExcuses(looks, vkey, findings) }
  const order = drawOrder(head, asked.word)
  let chosen = 0
  for (const [position, one] of drawn.entries()) {
    const where = `draw ${position + 1}, leaf ${one.index}`
    if (one.index !== order[position])
      findings.add(where, `leaf ${order[position] ?? 'none'} was to be drawn here`)
    if (chosen === asked.looks) findings.add(where, 'was drawn after there were enough')
    if (checkDrawn(one, where, pack)) chosen++
  }
  const isWhole = chosen >= asked.looks || drawn.length === Math.min(head.size, DRAWN_MAX)
  if (!isWhole)
    findings.add('draw', `ends after ${drawn.length} leaves with ${chosen} of ${asked.looks} looks`)
  return chosen
}

/** Whether a drawn leaf is a look that was asked for, with all that it holds opened. */
function checkDrawn(one: Drawn, where: string, pack: Pack): boolean {
  const { looks, findings } = pack
  const leaf = readProven(one, looks, pack.vkey)
  if (leaf === undefined) {
    findings.add(where, 'does not stand in the log at this place')
    return false
  }
  const open = LOOK_GROUPS.filter((group) => one.opened[group] !== undefined)
  if (leaf.type !== 'look' || open.length === 0) {
    if (leaf.type === 'look' && !pack.isExcused(one.index))
      findings.add(where, 'was not opened, and nothing in the log says that it was forgotten or lost')
    if (open.length > 0 || one.recorded) findings.add(where, 'is no look')
    return false
  }
  const wrong = open.filter((group) => {
    const { value, key } = one.opened[group]!
    return !opens(leaf.commitments[group], Buffer.from(key, 'base64'), value)
  })
  for (const group of wrong) findings.add(where, `its ${group} is not what was logged`)
  if (wrong.length > 0) return one.recorded !== undefined
  return checkMembership(one, open, where, pack)
}

function checkMembership(one: Drawn, open: readonly LookGroup[], where: string, pack: Pack): boolean {
  const { looks, findings } = pack
  const { when, capacity } = one.opened
  if (!when || !capacity) {
    findings.add(where, 'does not show when and in what capacity it was made')
    return false
  }
  const isAsked = isAskedFor(capacity.value, when.value, looks.asked)
  const isOpen = open.length === LOOK_GROUPS.length && one.recorded !== undefined
  if (isAsked && !isOpen) findings.add(where, 'was passed over, though it is one of those asked for')
  if (!isAsked && (isOpen || open.length > 2)) findings.add(where, 'was opened, though nobody asked for it')
  return isAsked
}

/** Which leaves a proven erasure or adoption excuses from being opened. */
function readExcuses(looks: LooksFile, vkey: string, findings: Findings): (index: number) => boolean {
  const ranges = looks.excuses.flatMap((one) => {
    const leaf = readProven(one, looks, vkey)
    if (leaf?.type === 'look-erasure' || leaf?.type === 'adoption') return [leaf]
    findings.add(`excuse ${one.index}`, 'is no erasure or adoption that stands in the log')
    return []
  })
  return (index) => ranges.some(({ from, to }) => index >= from && index < to)
}

function readProven(one: Pick<Drawn, 'index' | 'leaf' | 'inclusionProof'>, looks: LooksFile, vkey: string) {
  const leaf = Buffer.from(one.leaf, 'base64')
  const proof = one.inclusionProof.map((hash) => Buffer.from(hash, 'base64'))
  const isThere = verifyInclusion({ checkpoint: looks.checkpoint, vkey, leaf, index: one.index, proof })
  return isThere ? readLeaf(leaf) : undefined
}
