import type { KeyObject } from 'node:crypto'
import { join } from 'node:path'
import { type Checkpoint, checkpointText } from './checkpoint.ts'
import { makeFolderDurably, replaceFileDurably, syncFolders } from './durable-files.ts'
import { type Guard, writeGuard } from './guard.ts'
import { type LogKey, logKey } from './keys.ts'
import { lastSigned } from './last-signed.ts'
import { CHECKPOINT_PATH } from './layout.ts'
import { isConsistent } from './merkle.ts'
import { signNote } from './note.ts'
import { consistencyProof } from './proof.ts'
import { LeafReplay, type ReadLeaves } from './replay-leaves.ts'
import { resumeTree } from './resume-tree.ts'
import { TileWriter } from './tile-writer.ts'

export type PublishInput = {
  /** The log's folder; one process at a time may publish into it (take a lock in the database). */
  dir: string
  /** Files and folders for their owner alone. */
  isPrivate?: boolean
  /** Outside `dir` and outside the database, with its own backup. */
  guardFile: string
  origin: string
  privateKey: KeyObject
  /** How many leaves have an index now. */
  size: number
  readLeaves: ReadLeaves
  /** Compares every tile with the leaves and writes what is lost or damaged; reads the whole log. */
  repair?: boolean
}

export type PublishResult =
  | { ok: true; size: number; root: Buffer; checkpoint: string; tilesWritten: number }
  | { ok: false; reason: 'rolled-back'; guardSize: number; size: number }
  | { ok: false; reason: 'forked'; guardSize: number; size: number }

/**
 * Publishes the first `size` leaves: tiles, then guard, then checkpoint, each on disk before the next. A
 * deterministic function of the leaves in order: run again after a crash it makes the same files.
 * Refuses when the leaves no longer continue what was signed before.
 */
export async function publish(input: PublishInput): Promise<PublishResult> {
  const key = logKey(input.origin, input.privateKey)
  const guard = await lastSigned(input, key)
  if (input.size < guard.size) {
    return { ok: false, reason: 'rolled-back', guardSize: guard.size, size: input.size }
  }
  await makeFolderDurably(input.dir, input.isPrivate)
  const writer = new TileWriter(input.dir, input.isPrivate)
  const replay = await replayAll(input, guard, writer)
  if (replay === undefined) return { ok: false, reason: 'forked', guardSize: guard.size, size: input.size }
  await writer.writePartials(replay)
  await syncFolders(input.dir, writer.touched)

  const head = { origin: input.origin, size: input.size, root: replay.tree.root() }
  await assertContinues(input.dir, guard, head)
  const checkpoint = await signHead(input, key, guard, head)
  await writer.dropFilledPartials()
  return { ok: true, size: head.size, root: head.root, checkpoint, tilesWritten: writer.written }
}

/** Grows the tree over all leaves and writes its full tiles; undefined when they are not the guard's leaves. */
async function replayAll(
  input: PublishInput,
  guard: Guard,
  writer: TileWriter,
): Promise<LeafReplay | undefined> {
  const resumed = input.repair ? undefined : await resumeTree(input.dir, guard, input.readLeaves)
  const replay = resumed?.replay ?? new LeafReplay()
  if (resumed === undefined) {
    // Tiles lost or damaged, or other leaves: first find out which, without writing anything.
    const trial = new LeafReplay()
    await trial.run(guard.size, input.readLeaves, () => {})
    if (!trial.tree.root().equals(guard.root)) return undefined
  } else {
    for (const bundle of resumed.bundles) await writer.writeBundle(bundle)
  }
  await replay.run(input.size, input.readLeaves, (bundle) => writer.writeBundle(bundle))
  return replay
}

/** Reads the tiles back from disk and proves that they continue the guard's tree. */
async function assertContinues(dir: string, guard: Guard, head: Checkpoint): Promise<void> {
  const proof = await consistencyProof(dir, guard.size, head.size)
  if (!isConsistent(guard, head, proof)) {
    throw new Error(`the tiles in ${dir} do not continue the ${guard.size} leaves signed before`)
  }
}

async function signHead(input: PublishInput, key: LogKey, guard: Guard, head: Checkpoint): Promise<string> {
  const now = await lastSigned(input, key)
  if (now.size !== guard.size || !now.root.equals(guard.root)) {
    throw new Error(`another process published into ${input.dir} at the same time`)
  }
  await writeGuard(input.guardFile, input.origin, head)
  const note = signNote(checkpointText(head), key)
  await replaceFileDurably(join(input.dir, CHECKPOINT_PATH), note, input.isPrivate)
  return note
}
