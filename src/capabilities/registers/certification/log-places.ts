import { existsSync, mkdirSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  allVkeys,
  generateLogKey,
  handOver,
  lastSigned,
  type LogKey,
  loadLogKey,
  readGuard,
  saveLogKey,
} from '../../../log/public.ts'

/**
 * Where logs live: those of the municipalities, open to everyone, or private ones, whose tiles stand in a folder of their
 * own that only the server's user enters. Tiles can be rebuilt; keys and guards need their own backup.
 */
export class LogPlaces {
  /** Whether nobody but the server may read the tiles. */
  readonly isPrivate: boolean
  private readonly dataDir: string
  private readonly logName: string
  private readonly guards = new Map<string, number>()
  /** Logs of which nobody can tell how far they were signed: nothing may be written there. */
  private readonly unreadable = new Set<string>()
  private readonly marks = new Map<string, string>()

  constructor(dataDir: string, logName: string, tiles: 'open' | 'private' = 'open') {
    this.dataDir = dataDir
    this.logName = logName
    this.isPrivate = tiles === 'private'
  }

  /** Origin of the checkpoints and name of the key (architecture.md 6). */
  origin(municipality: string): string {
    return `${this.logName}/${municipality}`
  }

  tiles(municipality: string): string {
    return join(this.dataDir, this.isPrivate ? 'private-logs' : 'logs', municipality)
  }

  guardFile(municipality: string): string {
    return join(this.dataDir, 'keys', 'guards', municipality)
  }

  keyFile(municipality: string): string {
    return join(this.dataDir, 'keys', 'logs', `${municipality}.key`)
  }

  /** The signing key; made at first use. A log that was signed before must not go on under another key. */
  async key(municipality: string): Promise<LogKey> {
    const file = this.keyFile(municipality)
    if (!existsSync(file)) await this.makeKey(municipality, file)
    return loadLogKey(file)
  }

  /** The public keys under which this log was ever signed, the present one first. */
  async vkeys(municipality: string): Promise<string[]> {
    await this.key(municipality)
    return allVkeys(this.keyFile(municipality))
  }

  /** A new signing key for a log; the caller keeps others from publishing meanwhile (`lockPublisher`). */
  async rotate(municipality: string, now: Date): Promise<{ retired: string; vkey: string }> {
    await this.key(municipality)
    const { isPrivate } = this
    return handOver({ keyFile: this.keyFile(municipality), dir: this.tiles(municipality), isPrivate }, now)
  }

  /** What was last signed: the guard, or a checkpoint of ours that is further. */
  async lastSigned(municipality: string): Promise<{ size: number; root: Buffer | null }> {
    const guardFile = this.guardFile(municipality)
    const dir = this.tiles(municipality)
    const signedBefore = existsSync(join(dir, 'checkpoint'))
    if (!signedBefore && (await readGuard(guardFile, this.origin(municipality))) === undefined) {
      return { size: 0, root: null }
    }
    const key = await this.key(municipality)
    return lastSigned({ dir, guardFile, origin: this.origin(municipality) }, key)
  }

  /**
   * Reads how far these logs were signed, by this process or another: what was signed may never be taken back. Files that
   * did not change since the last time are not read again.
   */
  async readGuards(municipalities: readonly string[]): Promise<void> {
    for (const municipality of municipalities) {
      const mark = await this.markOf(municipality)
      if (this.marks.get(municipality) === mark) continue
      try {
        this.noteGuard(municipality, (await this.lastSigned(municipality)).size)
        this.marks.set(municipality, mark)
        this.unreadable.delete(municipality)
      } catch {
        // Publishing meets the same error and says it; until then this municipality is read-only.
        this.unreadable.add(municipality)
      }
    }
  }

  noteGuard(municipality: string, size: number): void {
    this.guards.set(municipality, Math.max(size, this.guards.get(municipality) ?? 0))
  }

  /** How many leaves were under the last signature that this process knows of. */
  guardSize(municipality: string): number {
    if (this.unreadable.has(municipality)) return Number.MAX_SAFE_INTEGER
    return this.guards.get(municipality) ?? 0
  }

  private async makeKey(municipality: string, file: string): Promise<void> {
    const remains = [this.guardFile(municipality), join(this.tiles(municipality), 'checkpoint')]
    const found = remains.find((path) => existsSync(path))
    if (found) {
      throw new Error(
        `${file} is missing, but ${found} shows that this log was signed before: put the key back from its backup`,
      )
    }
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    try {
      await saveLogKey(file, generateLogKey(this.origin(municipality)))
    } catch (error) {
      // Another process made it at the same moment: the first one stays.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }

  private async markOf(municipality: string): Promise<string> {
    const files = [this.guardFile(municipality), join(this.tiles(municipality), 'checkpoint')]
    const marks = await Promise.all(
      files.map((file) =>
        stat(file, { bigint: true }).then(
          ({ ino, size, mtimeNs }) => `${ino}-${size}-${mtimeNs}`,
          () => 'none',
        ),
      ),
    )
    return marks.join()
  }
}
