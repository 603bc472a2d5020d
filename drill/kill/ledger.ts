import { appendFileSync, closeSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import type { Database } from '../../src/platform/database.ts'

/** What a server acknowledged: the client's own file, on disk before the next request goes out. */
export class Ledger {
  readonly #file: string
  readonly #fd: number

  constructor(file: string) {
    this.#file = file
    this.#fd = openSync(file, 'a')
  }

  note(acknowledged: Acknowledged): void {
    appendFileSync(this.#fd, `${JSON.stringify(acknowledged)}\n`)
    fsyncSync(this.#fd)
  }

  read(): Acknowledged[] {
    const lines = readFileSync(this.#file, 'utf8').split('\n').slice(0, -1)
    return lines.map((line) => JSON.parse(line) as Acknowledged)
  }

  close(): void {
    closeSync(this.#fd)
  }
}
export type Acknowledged = { key: string; id: string; sequenceNumber: number }

export type Comparison = {
  acknowledged: number
  recorded: number
  /** Acknowledged, and not in the register under that number. */
  lost: string[]
  /** Keys that made more than one entry. */
  doubled: string[]
}

/** Compares the client's file with the register. The key of each request stands in its item as the model. */
export async function compareLedger(sql: Database, ledger: Ledger): Promise<Comparison> {
  // Before the register: the client goes on, and what is acknowledged after the register was read is not lost.
  const acknowledged = ledger.read()
  const rows = await sql<{ key: string; id: string; sequence_number: number }[]>`
    select i.model as key, e.id, e.sequence_number from registers.entry e join registers.item i on i.entry_id = e.id`
  const recorded = Map.groupBy(rows, ({ key }) => key)
  const lost = acknowledged.filter(
    ({ key, id, sequenceNumber }) =>
      !recorded.get(key)?.some((row) => row.id === id && row.sequence_number === sequenceNumber),
  )
  const doubled = [...recorded].filter(([, entries]) => entries.length > 1)
  return {
    acknowledged: acknowledged.length,
    recorded: rows.length,
    lost: lost.map(({ key }) => key),
    doubled: doubled.map(([key]) => key),
  }
}
