import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'

const KEY_BYTES = 32

/** Secrets outside the database: HELDER_DATA/keys, one file of 32 bytes each, mode 0600. */
export class KeyFiles {
  readonly folder: string
  private readonly known = new Map<string, Buffer>()

  constructor(dataDir: string) {
    this.folder = join(dataDir, 'keys')
  }

  /** The key of that name; made and on disk (file and folder fsynced) before it is first used. */
  key(name: string): Buffer {
    const known = this.known.get(name) ?? this.find(name) ?? this.make(name)
    this.known.set(name, known)
    return known
  }

  /** The key of that name, or null when it was never made or was destroyed. Looks at the disk each time. */
  find(name: string): Buffer | null {
    const file = this.path(name)
    if (!existsSync(file)) return null
    const key = readFileSync(file)
    if (key.length !== KEY_BYTES) throw new Error(`${file} holds ${key.length} bytes instead of ${KEY_BYTES}`)
    return key
  }

  /** Another key in the place of the one of that name, which is gone for good. Other processes see it when they start. */
  replace(name: string): void {
    const file = this.path(name)
    renameSync(this.draft(name), file)
    syncFolder(dirname(file))
    this.known.delete(name)
  }

  /** The names of the keys in a folder, such as `buckets`; none when there is no such folder. */
  names(folder: string): string[] {
    const path = join(this.folder, folder)
    if (!existsSync(path)) return []
    return readdirSync(path)
      .filter((file) => file.endsWith('.key'))
      .map((file) => `${folder}/${file.slice(0, -'.key'.length)}`)
      .sort()
  }

  /**
   * Destroys a key: its file is overwritten, then removed, each on disk before the next; says whether it was there. A
   * file system or disk may keep older blocks, and backups are the operator's: docs/forgetting.md.
   */
  destroy(name: string): boolean {
    this.known.delete(name)
    const file = this.path(name)
    if (!existsSync(file)) return false
    const fd = openSync(file, 'r+')
    writeSync(fd, randomBytes(statSync(file).size), 0, undefined, 0)
    fsyncSync(fd)
    closeSync(fd)
    unlinkSync(file)
    syncFolder(dirname(file))
    return true
  }

  /** Forgets in memory what another process destroyed on disk. */
  dropDestroyed(): void {
    for (const name of this.known.keys()) if (!existsSync(this.path(name))) this.known.delete(name)
  }

  private make(name: string): Buffer {
    const file = this.path(name)
    const temporary = this.draft(name)
    try {
      linkSync(temporary, file)
    } catch (error) {
      // Two processes may make the same key at the same moment: the first file stays.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    } finally {
      unlinkSync(temporary)
    }
    syncFolder(dirname(file))
    return readFileSync(file)
  }

  /** A new key on disk under a name that nobody reads. */
  private draft(name: string): string {
    const file = this.path(name)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    const temporary = `${file}.${randomBytes(6).toString('hex')}`
    const fd = openSync(temporary, 'wx', 0o600)
    writeSync(fd, randomBytes(KEY_BYTES))
    fsyncSync(fd)
    closeSync(fd)
    return temporary
  }

  private path(name: string): string {
    if (!/^[a-z0-9/-]+$/.test(name)) throw new Error(`not a key name: ${name}`)
    return join(this.folder, `${name}.key`)
  }
}

function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r')
  fsyncSync(fd)
  closeSync(fd)
}
