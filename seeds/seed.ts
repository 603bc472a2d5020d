import { dealerCaller, listBranches, operatorCaller } from '../src/capabilities/access/public.ts'
import type { RegisterDependencies } from '../src/capabilities/registers/public.ts'
import { openRegisters } from '../src/cli/registers.ts'
import { dayInAmsterdam } from '../src/kernel/dates.ts'
import { type Database, inTransaction, openDatabase } from '../src/platform/database.ts'
import { seedFixed } from './fixed.ts'
import { makeHistory, makeRng } from './generator/public.ts'
import { goodsListItemCount, seedGoodsLists } from './goods-lists.ts'
import { seedLeads } from './leads.ts'
import { seedPlan } from './plan.ts'
import { plantCases } from './planted-cases.ts'
import { seedCorrections, seedPurchases, seedSales, seedThefts } from './record-history.ts'
import { seedSupervision } from './supervision/seed-supervision.ts'
import { seedEffect } from './supervision/seed-effect.ts'
import { seedCaseFiles } from './supervision/seed-case-files.ts'
import { seedExemptions } from './supervision/seed-exemptions.ts'
import { seedTriangle } from './supervision/seed-triangle.ts'
import { makeTrade } from './trade.ts'
import { type Biography } from './year/biographies.ts'
import { seedYear } from './year/seed-year.ts'
import { makeYearPurchases } from './year/year-purchases.ts'

export type SeedOptions = {
  adminUrl: string
  appUrl: string
  dataDir: string
  logName: string
  now: Date
  log: (line: string) => void
  purchaseCount?: number
  stolenItemCount?: number
}

/** Any constant: the same number makes the same Twente, except for its dates, which count back from `now`. */
const SEED = 1_984
const DAYS = 42
/** At most this part of the purchases is of dealers that joined during the year. */
const JOINED_SHARE = 0.3

/**
 * Fills an empty database with the fictional Twente, through the same use cases as everyone. A database that knows any
 * organisation stays as it is. Says whether it did anything.
 */
export async function seed(options: SeedOptions): Promise<boolean> {
  const { adminUrl, appUrl, now, log } = options
  const admin = openDatabase(adminUrl, { max: 1, name: 'helder seed' })
  let biographies: Biography[]
  try {
    if (await hasOrganisations(admin)) return false
    log('Making the fictional Twente.')
    await seedFixed(admin, now)
    biographies = await seedYear(admin, now)
    await seedSupervision(admin, biographies, now)
  } finally {
    await admin.end({ timeout: 5 })
  }
  const registers = await openRegisters(options, appUrl, 'seed')
  try {
    const rng = makeRng(SEED)
    const { purchaseCount = 2_000, stolenItemCount = 300 } = options
    const planted = plantCases(now)
    const trade = makeTrade(now)
    const joined = makeYearPurchases(biographies, dayInAmsterdam(now), purchaseCount * JOINED_SHARE)
    const history = makeHistory(rng, {
      purchaseCount: purchaseCount - planted.purchases.length - trade.length - joined.length,
      stolenItemCount: stolenItemCount - planted.stolenItemCount - goodsListItemCount,
      until: now,
      days: DAYS,
    })
    const branches = await inTransaction(registers.database, operatorCaller('seed'), listBranches)
    const callers = new Map(branches.map((branch) => [branch.branchNumber, dealerCaller('seed', branch)]))
    const work = { registers: { ...registers, recordedAt: recordedSoonAfter(now) }, callers, now, rng }
    await seedThefts(work, [...planted.thefts, ...history.thefts])
    await seedLeads({ ...options, database: registers.database })
    await seedPlan(registers.database, now)
    await seedCaseFiles(registers.database, biographies, now)
    await seedExemptions(registers.database, now)
    await seedTriangle(registers.database, now)
    await seedGoodsLists(registers, now)
    const purchases = [...planted.purchases, ...trade, ...joined, ...history.purchases].sort(byTime)
    const recorded = await seedPurchases(work, purchases)
    const corrected = await seedCorrections(work, recorded)
    const sold = await seedSales(work, recorded)
    log(
      `${recorded.length} purchases, ${corrected} corrections, ${sold} sales and ${stolenItemCount} stolen items.`,
    )
    await seedNumbers(adminUrl, registers.database, now)
    return true
  } finally {
    await registers.close()
  }
}

async function seedNumbers(adminUrl: string, database: Database, now: Date): Promise<void> {
  const admin = openDatabase(adminUrl, { max: 1, name: 'helder seed' })
  try {
    await seedEffect(database, admin, now)
  } finally {
    await admin.end({ timeout: 5 })
  }
}

/** Recorded while the customer stood there; a correction the next day. */
function recordedSoonAfter(now: Date): NonNullable<RegisterDependencies['recordedAt']> {
  return ({ occurredAt, corrects }) => {
    const later_ms = corrects === null ? 90_000 : 86_400_000
    return new Date(Math.min(now.getTime(), Date.parse(occurredAt) + later_ms))
  }
}

const byTime = (a: { acquiredAt: string }, b: { acquiredAt: string }) =>
  a.acquiredAt < b.acquiredAt ? -1 : 1

async function hasOrganisations(admin: Database): Promise<boolean> {
  return admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_gate')
    const [row] = await tx<{ known: boolean }[]>`select exists (select from access.organisation) as known`
    return row!.known
  })
}
