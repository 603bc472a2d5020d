import {
  checkAdoptions,
  type Findings,
  type LogLeaves,
  type opens,
  readLeaf,
} from '../../../../log/verify/public.ts'
import type { Transaction } from '../../../../platform/database.ts'
import { checkEntry, type EntryLeaf } from './check-entry.ts'
import type { Erasure } from './check-people.ts'
import { type EntryRow, type LeafRow, readEntryRows } from './entry-rows.ts'
import { Numbers, type Place } from './numbers.ts'
import type { KeyFolder } from './people.ts'
import { readAdoptions } from './read-adoptions.ts'

const LEAVES_AT_ONCE = 500
const ORPHANS_NAMED_MAX = 20

export type MunicipalityCheck = {
  municipality: string
  /** Leaves with an index in the database. */
  size: number
  log: LogLeaves
  keys: KeyFolder
  opens: typeof opens
  findings: Findings
  onProgress: (done: number) => void
}
/** What was counted on the way. */
export type Counts = { entries: number; leaves: number; waiting: number; lost: number; doubled: number }

/** Compares every row of a municipality's registers with its log: once through, in the order of the log. */
export async function verifyMunicipality(tx: Transaction, check: MunicipalityCheck): Promise<Counts> {
  return new Pass(tx, check).run()
}

class Pass {
  readonly #tx: Transaction
  readonly #check: MunicipalityCheck
  readonly #numbers: Numbers
  readonly #missingKeys = new Map<string, { first: string; count: number }>()
  /** Buckets and entries whose erasure was begun: until it is done their people can still be read. */
  readonly #underWay = new Set<string>()
  readonly #orphans: { where: string; token: string }[] = []
  readonly #counts: Counts = { entries: 0, leaves: 0, waiting: 0, lost: 0, doubled: 0 }

  constructor(tx: Transaction, check: MunicipalityCheck) {
    this.#tx = tx
    this.#check = check
    this.#numbers = new Numbers(check.keys)
  }

  async run(): Promise<Counts> {
    const { log, size, onProgress } = this.#check
    const end = Math.max(size, log.size)
    const begun = await this.#tx<{ name: string }[]>`
      select bucket as name from registers.bucket_erasure where destroyed_at is null
      union all select entry_id::text from registers.entry_erasure where erased_at is null`
    for (const { name } of begun) this.#underWay.add(name)
    for (let from = 0; from < end; from += LEAVES_AT_ONCE) {
      const to = Math.min(end, from + LEAVES_AT_ONCE)
      const leaves = await this.#readIndexed(from, to)
      // What was signed after the moment of this check is not here yet; a rolled-back database is told as such.
      this.#checkIndexes(leaves, from, Math.min(to, log.size, size))
      await this.#checkLeaves(leaves)
      onProgress(to)
    }
    for (let after = 0; ; ) {
      const leaves = await this.#readWaiting(after)
      if (leaves.length === 0) break
      await this.#checkLeaves(leaves)
      after = leaves.at(-1)!.id
    }
    await this.#finish()
    return this.#counts
  }

  async #readIndexed(from: number, to: number): Promise<LeafRow[]> {
    return this.#tx<LeafRow[]>`
      select id, log_index, body, entry_id, organisation_id from registers.leaf
       where municipality = ${this.#check.municipality} and log_index >= ${from} and log_index < ${to} order by log_index, id`
  }

  async #readWaiting(after: number): Promise<LeafRow[]> {
    return this.#tx<LeafRow[]>`
      select id, log_index, body, entry_id, organisation_id from registers.leaf
       where municipality = ${this.#check.municipality} and log_index is null and id > ${after} order by id limit ${LEAVES_AT_ONCE}`
  }

  /** Every index of the log must have its leaf in the database. */
  #checkIndexes(leaves: LeafRow[], from: number, to: number): void {
    const known = new Set(leaves.map((leaf) => leaf.log_index))
    for (let index = from; index < to; index++) {
      if (!known.has(index))
        this.#check.findings.add(`leaf ${index}`, 'is in the log and not in the database')
    }
  }

  async #checkLeaves(leaves: LeafRow[]): Promise<void> {
    const ids = leaves.flatMap((leaf) => leaf.entry_id ?? [])
    const entries = await readEntryRows(this.#tx, ids)
    for (const row of leaves) {
      this.#counts.leaves++
      this.#checkLeaf(row, row.entry_id === null ? null : (entries.get(row.entry_id) ?? null))
    }
  }

  #checkLeaf(row: LeafRow, entry: EntryRow | null): void {
    const { findings, log } = this.#check
    const leafName = row.log_index === null ? 'a leaf that waits' : `leaf ${row.log_index}`
    const where = entry === null ? leafName : nameOf(entry)
    const isSigned = row.log_index !== null && row.log_index < log.size
    if (!isSigned) this.#counts.waiting++
    // A changed leaf speaks for nothing: its entry is only followed, so that its number does not count as missing.
    const isChanged = isSigned && log.holds(row.log_index!, row.body) === false
    if (isChanged) findings.add(where, `${leafName} in the database is not the one that was signed`)
    const leaf = readLeaf(row.body)
    if (leaf === undefined) findings.add(where, `${leafName} is not a leaf as docs/leaf.md describes it`)
    if (entry !== null) this.#checkEntry(entry, leaf?.type === 'entry' && !isChanged ? leaf : null)
    else if (leaf?.type === 'entry' && !isChanged) this.#checkOrphan(row, leaf, where)
  }

  #checkEntry(entry: EntryRow, leaf: EntryLeaf | null): void {
    const { findings, keys, opens, log } = this.#check
    this.#counts.entries++
    const wrong = this.#numbers.follow(entry, entry.sequence_number)
    if (leaf !== null) {
      const erasureOf = (row: EntryRow, { bucket, branchToken }: EntryLeaf) =>
        this.#erasure('entry', row.id, log.erasedTokens.get(branchToken)) ??
        this.#erasure('bucket', bucket, log.erasedBuckets.get(bucket))
      const onMissingKey = (bucket: string) => this.#noteMissingKey(bucket, nameOf(entry))
      wrong.push(...checkEntry(entry, leaf, { keys, opens, erasureOf, onMissingKey }))
    }
    for (const what of wrong) findings.add(nameOf(entry), what)
  }

  #erasure(by: Erasure['by'], name: string, index: number | undefined): Erasure | null {
    if (index === undefined) return null
    // A leaf past the moment that this check looks at was not carried out in it yet.
    return { by, isDone: index < this.#check.size && !this.#underWay.has(name) }
  }

  /** A leaf of an entry that the database does not have is in order only where an adoption says so. */
  #checkOrphan(row: LeafRow, leaf: EntryLeaf, where: string): void {
    if (row.log_index !== null && this.#check.log.isAdopted(row.log_index)) {
      this.#numbers.adoptedTokens.add(leaf.branchToken)
      this.#counts.lost++
      return
    }
    if (this.#orphans.length < ORPHANS_NAMED_MAX) this.#orphans.push({ where, token: leaf.branchToken })
    else this.#check.findings.add(where, 'is of an entry that is not there')
  }

  #noteMissingKey(bucket: string, entry: string): void {
    const known = this.#missingKeys.get(bucket)
    if (known) known.count++
    else this.#missingKeys.set(bucket, { first: entry, count: 1 })
  }

  async #finish(): Promise<void> {
    const { findings, municipality, log } = this.#check
    for (const [bucket, { first, count }] of this.#missingKeys) {
      const more = count === 1 ? '' : ` and ${count - 1} other entries`
      findings.add(
        `key of bucket ${bucket}`,
        `is missing, and no erasure stands in the log: the people of ${first}${more} can't be read`,
      )
    }
    const counters = await this.#tx<(Place & { last_number: number })[]>`
      select c.organisation_id, c.branch_number, c.register, c.last_number
        from registers.counter c join access.branch b using (organisation_id, branch_number)
       where b.municipality = ${municipality} order by 1, 2, 3`
    this.#numbers.finish(counters, findings)
    for (const { where, token } of this.#orphans) {
      const name = this.#numbers.nameOfToken(token, this.#orphans.length)
      findings.add(where, `is of an entry that is not there${name ? `: ${name}` : ''}`)
    }
    this.#counts.doubled = this.#numbers.countDoubled()
    checkAdoptions(await readAdoptions(this.#tx, municipality), log, findings)
  }
}

function nameOf({ register, sequence_number, branch_number, id }: EntryRow): string {
  return `${register} ${sequence_number} of branch ${branch_number} (entry ${id})`
}
