import type { Refusal } from '../../kernel/result.ts'
import { buildReceipt, inclusionProof, type Receipt, vkeyText } from '../../log/public.ts'
import type { Transaction } from '../../platform/database.ts'
import type { LogPlaces } from './certification/log-places.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readDraft } from './read-draft.ts'
import { entryGroups } from './entry-groups.ts'

type LeafRow = {
  municipality: string
  body: Buffer
  log_index: number | null
  open_key: Buffer
  recorded_at: Date
  sequence_number: number
}

/**
 * The receipt file of an entry: facts, identifiers and conditions opened, people closed, with the proof that its leaf
 * is in the municipality's log under a signed checkpoint. Anyone can check it offline.
 */
export async function makeReceipt(
  tx: Transaction,
  id: string,
  register: 'purchase' | 'sale',
  places: LogPlaces,
): Promise<{ ok: true; receipt: Receipt } | Refusal<'not-found' | 'not-certified-yet'>> {
  const [row] = await tx<LeafRow[]>`
    select l.municipality, l.body, l.log_index, e.open_key, e.recorded_at, e.sequence_number
      from registers.entry e join registers.leaf l on l.entry_id = e.id where e.id = ${id} and e.register = ${register}`
  const draft = row && (await readDraft(tx, id))
  if (!row || !draft) return { ok: false, reason: 'not-found' }
  const checkpoint = await readCheckpoint(places.tiles(row.municipality))
  const { log_index: index } = row
  if (index === null || checkpoint === null || index >= checkpoint.size)
    return { ok: false, reason: 'not-certified-yet' }
  const key = await places.key(row.municipality)
  const groups = entryGroups(draft, row.sequence_number, row.recorded_at.toISOString())
  const built = buildReceipt({
    log: { origin: places.origin(row.municipality), vkey: vkeyText(key) },
    leaf: row.body,
    index,
    checkpoint: checkpoint.note,
    inclusionProof: await inclusionProof(places.tiles(row.municipality), index, checkpoint.size),
    openKey: row.open_key,
    values: groups,
  })
  if (!built.ok)
    throw new Error(
      `entry ${id} differs from its leaf in ${built.groups.join(', ')}: run helder verify database`,
    )
  return built
}

/** The newest checkpoint on disk, and how many leaves it covers. */
async function readCheckpoint(tiles: string): Promise<{ note: string; size: number } | null> {
  try {
    const note = await readFile(join(tiles, 'checkpoint'), 'utf8')
    return { note, size: Number(note.split('\n')[1]) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
