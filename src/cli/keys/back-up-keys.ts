import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../../platform/config.ts'
import { sealArchive } from '../../platform/key-archive.ts'
import { counted } from '../verify-arguments.ts'
import { readKeyFolder } from './key-folder.ts'
import { askPassphrase } from './passphrase.ts'

/** `helder keys backup FILE`: all keys in one file under a passphrase; an existing file stays as it is. */
export async function backUpKeys(file: string, passphraseFile: string | undefined): Promise<number> {
  const folder = join(readConfig().dataDir, 'keys')
  const files = readKeyFolder(folder)
  if (files.length === 0) {
    console.error(`There are no keys in ${folder}.`)
    return 2
  }
  const asked = await askPassphrase(passphraseFile, { twice: true })
  if (!asked.ok) {
    console.error(asked.why)
    return 2
  }
  if (!writeNew(file, sealArchive({ madeAt: new Date(), files }, asked.passphrase))) {
    console.error(`${file} exists already, and is left as it is: give another name.`)
    return 2
  }
  console.log(
    `${counted(files.length, 'file', 'files')} in ${file}, closed with the passphrase. Keep it apart from the database and ` +
      'its backups, and the passphrase apart from both. Buckets get keys every month: back up every day.',
  )
  return 0
}

/** On disk when it returns; false when there is such a file. */
function writeNew(file: string, bytes: Buffer): boolean {
  try {
    const fd = openSync(file, 'wx', 0o600)
    writeSync(fd, bytes)
    fsyncSync(fd)
    closeSync(fd)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}
