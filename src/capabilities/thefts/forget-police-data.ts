import { addMonths, type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import type { Database } from '../../platform/database.ts'
import type { ForgetfulStore, Forgotten } from '../../platform/forgetting-contract.ts'
import type { KeyFiles } from '../../platform/key-files.ts'

/** How long police data stay (policy): lent by who knows the rules. */
export type PoliceDataTerms = (on: Day) => Promise<{
  operationalMonths: number
  destroyMonths: number
  removedBefore: Date
  destroyedBefore: Date
}>

/**
 * Theft reports with their items, hits, leads, goods lists with owners and pictures: first removed from daily work, later
 * destroyed (art. 8 and 14 Wpg). The key of a month goes with the last goods list that was sent in it.
 */
export function policeDataStore(worker: Database, keys: KeyFiles, termsOn: PoliceDataTerms): ForgetfulStore {
  async function go(on: Day, forReal: boolean): Promise<Forgotten[]> {
    const { operationalMonths, destroyMonths, removedBefore, destroyedBefore } = await termsOn(on)
    const rows = await worker<Forgotten[]>`
      select * from thefts.forget_police_data(${removedBefore}, ${destroyedBefore}, ${on}, ${forReal})`
    const monthsOf = { removed: operationalMonths, destroyed: destroyMonths }
    return rows.map((row) => ({ ...row, month: dueMonth(row.month!, monthsOf[row.deed]) }))
  }
  return {
    preview: (on) => go(on, false),
    async forget(on) {
      const forgotten = await go(on, true)
      const { destroyedBefore } = await termsOn(on)
      await destroyListKeys(worker, keys, dayInAmsterdam(destroyedBefore).slice(0, 7))
      return { forgotten, waiting: 0, failures: [] }
    },
  }
}

function dueMonth(processed: string, months: number): string {
  return addMonths(`${processed}-01`, months).slice(0, 7)
}

/**
 * Keys of months that are past their term and that no list needs. Younger ones stay, even when this database knows no list of
 * theirs: one that is older, or another, must not cost a key.
 */
async function destroyListKeys(worker: Database, keys: KeyFiles, firstKept: string): Promise<void> {
  const rows = await worker<{ bucket: string }[]>`select b as bucket from thefts.list_buckets() b`
  const needed = new Set(rows.map(({ bucket }) => `goods-lists/${bucket}`))
  for (const name of keys.names('goods-lists')) {
    if (name < `goods-lists/${firstKept}` && !needed.has(name)) keys.destroy(name)
  }
}
