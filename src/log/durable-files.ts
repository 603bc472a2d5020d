import { type FileHandle, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

let temporaryCount = 0

/**
 * Puts a whole file in place: temporary file, fsync, rename. Its folder still needs a sync before anything
 * may rely on the file after a power cut; `touched` collects those folders for `syncFolders`.
 */
export async function replaceFile(
  path: string,
  bytes: Buffer | string,
  touched: Set<string>,
  isPrivate = false,
): Promise<void> {
  const folder = dirname(path)
  await mkdir(folder, { recursive: true, mode: folderMode(isPrivate) })
  const temporary = `${path}.tmp-${process.pid}-${temporaryCount++}`
  try {
    await writeNew(temporary, bytes, isPrivate ? 0o600 : 0o666)
    await rename(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => {})
    throw error
  }
  touched.add(folder)
}

/** What mkdir gives anyway, or for the owner alone. */
function folderMode(isPrivate: boolean): number {
  return isPrivate ? 0o700 : 0o777
}

async function writeNew(path: string, bytes: Buffer | string, mode: number): Promise<void> {
  const handle = await open(path, 'w', mode)
  try {
    await writeAll(handle, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

// By position, so that the fault test can fail these writes and no others (tests/log-faults.test.ts).
async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, done)
    done += bytesWritten
  }
}

/** As `replaceFile`, and on disk for good when it returns. */
export async function replaceFileDurably(
  path: string,
  bytes: Buffer | string,
  isPrivate = false,
): Promise<void> {
  const touched = new Set<string>()
  await makeFolderDurably(dirname(path), isPrivate)
  await replaceFile(path, bytes, touched, isPrivate)
  await syncFolders(dirname(path), touched)
}

/** Makes a folder with all above it, and writes their names to disk. */
export async function makeFolderDurably(folder: string, isPrivate = false): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: folderMode(isPrivate) })
  if (first !== undefined) await syncFolders(dirname(first), [folder])
}

/**
 * Syncs these folders and all between them and `root`, root included. The ones between are synced even if
 * they are old: a run that was killed may have made them without syncing their parent.
 */
export async function syncFolders(root: string, touched: Iterable<string>): Promise<void> {
  const folders = new Set<string>([root])
  for (const start of touched) {
    for (let folder = start; folder.length > root.length; folder = dirname(folder)) folders.add(folder)
  }
  await Promise.all([...folders].map(syncFolder))
}

/** Writes a folder's own entries to disk. Windows has no such call and needs none. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A file's bytes, or undefined when there is none; other errors throw. */
export async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return undefined
    throw error
  }
}
