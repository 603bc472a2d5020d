import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  inclusionProof,
  keyOfGroup,
  LOOK_GROUPS,
  type LookGroup,
  openCheckpoint,
  parseVkey,
  readLeaf,
  Unusable,
  vkeyText,
} from '../../../log/public.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { LogPlaces } from '../../registers/public.ts'
import { LOOK_LOG } from '../look-log.ts'
import { lookGroups, type LookLeafRow, readAt } from '../verify/look-rows.ts'
import { type Asked, DRAWN_MAX, drawOrder, isAskedFor } from './draw-order.ts'
import type { Drawn, LooksFile } from './pack-format.ts'
import { readRecorded } from './read-recorded.ts'

const LEAVES_AT_ONCE = 500

/** The signed state of a log on disk, and a proof of a leaf under it. */
export async function openSignedLog(places: LogPlaces, name: string) {
  const vkey = vkeyText(await places.key(name))
  const checkpoint = await readFile(join(places.tiles(name), 'checkpoint'), 'utf8')
  const opened = openCheckpoint(checkpoint, parseVkey(vkey))
  if (!opened.ok) throw new Unusable(`the checkpoint of the log ${name} ${opened.what}`)
  const { head } = opened
  return {
    log: { origin: head.origin, vkey },
    checkpoint,
    head,
    async prove(index: number, body: Buffer) {
      const path = await inclusionProof(places.tiles(name), index, head.size)
      const hashes = path.map((hash) => hash.toString('base64'))
      return { index, leaf: body.toString('base64'), inclusionProof: hashes }
    },
  }
}
type SignedLog = Awaited<ReturnType<typeof openSignedLog>>

/** Draws leaves in the order of the checkpoint until there are as many looks as asked, or no leaf is left. */
export async function readSample(tx: Transaction, places: LogPlaces, asked: Asked): Promise<LooksFile> {
  const signed = await openSignedLog(places, LOOK_LOG)
  const order = drawOrder(signed.head, asked.word)
  const drawn: Drawn[] = []
  let chosen = 0
  for (let at = 0; at < Math.min(order.length, DRAWN_MAX) && chosen < asked.looks; at += LEAVES_AT_ONCE) {
    const batch = order.slice(at, Math.min(at + LEAVES_AT_ONCE, DRAWN_MAX))
    const rows = new Map((await readAt(tx, batch)).map((row) => [row.log_index, row]))
    for (const index of batch) {
      if (chosen === asked.looks) break
      const step = await drawOne(tx, signed, rows.get(index)!, asked)
      if (step.recorded) chosen++
      drawn.push(step)
    }
  }
  const { log, checkpoint } = signed
  return {
    format: 'helder-audit-looks-1',
    log,
    checkpoint,
    asked,
    drawn,
    excuses: await readExcuses(tx, signed),
  }
}

async function drawOne(tx: Transaction, signed: SignedLog, row: LookLeafRow, asked: Asked): Promise<Drawn> {
  const proven = await signed.prove(row.log_index!, row.body)
  const { look, key } = row
  if (look === null || key === null) return { ...proven, opened: {} }
  const values = lookGroups(look)
  const open = (groups: readonly LookGroup[]) =>
    Object.fromEntries(
      groups.map((group) => [
        group,
        { value: values[group], key: keyOfGroup(key, group).toString('base64') },
      ]),
    ) as Drawn['opened']
  if (!isAskedFor(values.capacity, values.when, asked))
    return { ...proven, opened: open(['when', 'capacity']) }
  return { ...proven, opened: open(LOOK_GROUPS), recorded: await readRecorded(tx, look) }
}

/** Erasures and adoptions of the log: they are few. */
async function readExcuses(tx: Transaction, signed: SignedLog): Promise<LooksFile['excuses']> {
  const rows = await tx<{ log_index: number; body: Buffer }[]>`
    select log_index, body from access.look_leaf
     where log_index < ${signed.head.size} and right(convert_from(body, 'UTF8'), 14) <> '"type":"look"}' order by log_index`
  const known = rows.filter(({ body }) => ['look-erasure', 'adoption'].includes(readLeaf(body)?.type ?? ''))
  return Promise.all(known.map(({ log_index, body }) => signed.prove(log_index, body)))
}
