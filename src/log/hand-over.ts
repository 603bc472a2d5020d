import { randomBytes } from 'node:crypto'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { readIfThere, replaceFileDurably, syncFolder } from './durable-files.ts'
import { generateLogKey, loadLogKey, saveLogKey, vkeyText } from './keys.ts'
import { CHECKPOINT_PATH } from './layout.ts'
import { openOwnNote, signNote } from './note.ts'

/** A key that signed until `retiredAt` (ISO 8601, UTC): what it signed before then still counts. */
export type RetiredKey = { retiredAt: string; vkey: string }

/**
 * Gives a log (or whatever signs under this name) a new key under the same name, and destroys the old one; its public half
 * stays in a dated list beside the key file. The checkpoint on disk is signed by both first, so that who knows only the old
 * key sees it hand over, and a crash at any moment leaves a log that its key file can open. Nobody else may publish
 * meanwhile. Throws when the checkpoint is not ours: then tiles and key do not belong together.
 */
export async function handOver(
  { keyFile, dir, isPrivate = false }: { keyFile: string; dir?: string; isPrivate?: boolean },
  now: Date,
): Promise<{ retired: string; vkey: string }> {
  const old = await loadLogKey(keyFile)
  const next = generateLogKey(old.name)
  const nextFile = `${keyFile}.next`
  // Left by a run that was killed: it never signed anything that counts.
  await rm(nextFile, { force: true })
  await saveLogKey(nextFile, next)
  const checkpointFile = dir === undefined ? undefined : join(dir, CHECKPOINT_PATH)
  const note = checkpointFile === undefined ? undefined : await readIfThere(checkpointFile)
  if (checkpointFile !== undefined && note !== undefined) {
    const text = openOwnNote(note.toString(), old)
    if (text === undefined) throw new Error(`${checkpointFile} is not signed by ${keyFile}`)
    await replaceFileDurably(checkpointFile, signNote(text, old, next), isPrivate)
  }
  const known = (await retiredKeys(keyFile)).filter(({ vkey }) => vkey !== vkeyText(old))
  const retired = [{ retiredAt: now.toISOString(), vkey: vkeyText(old) }, ...known]
  const lines = retired.map(({ retiredAt, vkey }) => `${retiredAt} ${vkey}\n`)
  await replaceFileDurably(retiredFile(keyFile), lines.join(''))
  const oldFile = `${keyFile}.old`
  await destroy(oldFile)
  await link(keyFile, oldFile)
  await rename(nextFile, keyFile)
  await syncFolder(dirname(keyFile))
  await destroy(oldFile)
  return { retired: vkeyText(old), vkey: vkeyText(next) }
}

/** Overwrites a file and removes it, each on disk before the next. Older blocks may stay on the disk: docs/keys.md. */
async function destroy(file: string): Promise<void> {
  const bytes = await readIfThere(file)
  if (bytes === undefined) return
  const handle = await open(file, 'r+')
  try {
    await handle.write(randomBytes(bytes.length), 0, bytes.length, 0)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rm(file)
  await syncFolder(dirname(file))
}

/** The keys that signed before this one, newest first. */
export async function retiredKeys(keyFile: string): Promise<RetiredKey[]> {
  const bytes = await readIfThere(retiredFile(keyFile))
  const lines = (bytes?.toString() ?? '').split('\n').filter((line) => line !== '')
  return lines.map((line) => {
    const [retiredAt, vkey] = line.split(' ')
    if (!retiredAt || !vkey) throw new Error(`${retiredFile(keyFile)} is damaged: put back a copy`)
    return { retiredAt, vkey }
  })
}

/** Every public key under which this may have signed: the present one first. One line each is a file for `--vkey`. */
export async function allVkeys(keyFile: string): Promise<string[]> {
  const present = vkeyText(await loadLogKey(keyFile))
  const retired = (await retiredKeys(keyFile)).map(({ vkey }) => vkey)
  return [present, ...retired.filter((vkey) => vkey !== present)]
}

function retiredFile(keyFile: string): string {
  return `${keyFile.replace(/\.key$/, '')}.retired`
}
