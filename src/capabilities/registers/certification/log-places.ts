import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { generateLogKey, type LogKey, loadLogKey, readGuard, saveLogKey } from '../../../log/public.ts'

/** Where the logs of the municipalities live. Tiles can be rebuilt; keys and guards need their own backup. */
export class LogPlaces {
  private readonly dataDir: string
  private readonly logName: string
  private readonly guards = new Map<string, number>()

  constructor(dataDir: string, logName: string) {
    this.dataDir = dataDir
    this.logName = logName
  }

  /** Origin of the checkpoints and name of the key (architecture.md 6). */
  origin(municipality: string): string {
    return `${this.logName}/${municipality}`
  }

  tiles(municipality: string): string {
    return join(this.dataDir, 'logs', municipality)
  }

  guardFile(municipality: string): string {
    return join(this.dataDir, 'keys', 'guards', municipality)
  }

  /** The signing key; made at first use. */
  async key(municipality: string): Promise<LogKey> {
    const file = join(this.dataDir, 'keys', 'logs', `${municipality}.key`)
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
    if (!existsSync(file)) await saveLogKey(file, generateLogKey(this.origin(municipality)))
    return loadLogKey(file)
  }

  /** Reads the guards of these municipalities: what was signed may never be taken back. */
  async readGuards(municipalities: readonly string[]): Promise<void> {
    for (const municipality of municipalities) {
      const guard = await readGuard(this.guardFile(municipality), this.origin(municipality))
      this.noteGuard(municipality, guard?.size ?? 0)
    }
  }

  noteGuard(municipality: string, size: number): void {
    this.guards.set(municipality, Math.max(size, this.guardSize(municipality)))
  }

  /** How many leaves were under the last signature that this process knows of. */
  guardSize(municipality: string): number {
    return this.guards.get(municipality) ?? 0
  }
}
