import { listBylaws } from '../../src/capabilities/policy/public.ts'
import { type Day, dayInAmsterdam } from '../../src/kernel/dates.ts'
import type { Database } from '../../src/platform/database.ts'
import { makeInventory } from '../inventory.ts'
import type { Biography } from '../year/biographies.ts'
import { makeInspections, type Shop } from './inspections.ts'
import { planFiles, visitsOfFiles } from './plan-files.ts'
import { seedAgenda } from './seed-agenda.ts'
import { type Articles, basisOf, seedInspections } from './seed-inspections.ts'

/** Every how manieth shop of the list was visited in these two years. */
const VISITED_OF = 2

/** Two years of supervision in the fictional Twente: visits with findings, told and answered. */
export async function seedSupervision(
  admin: Database,
  biographies: readonly Biography[],
  now: Date,
): Promise<void> {
  const today = dayInAmsterdam(now)
  await admin.begin(async (tx) => {
    await tx.unsafe('set local role helder_gate')
    const articles: Articles = new Map(
      (await listBylaws(tx, null)).map(({ municipality, articles: there }) => [municipality, there]),
    )
    const joined = new Map(
      (
        await tx<{ branchNumber: string; joinedOn: Day }[]>`
        select branch_number as "branchNumber", joined_on as "joinedOn" from access.branch`
      ).map((branch) => [branch.branchNumber, branch.joinedOn]),
    )
    const demands = (municipality: string, kind: Parameters<typeof basisOf>[2], on: Day) =>
      basisOf(articles, municipality, kind, on) !== null
    const shops = visitedShops(biographies, joined, today)
    const made = makeInspections(shops, today, demands)
    const ofFiles = visitsOfFiles(planFiles(biographies, today), joined, today)
    await seedInspections(tx, [...made, ...ofFiles], articles)
    await seedAgenda(tx, shops, now)
  })
}

/** Half of the shops that are still there, of every municipality at least one; never the dealer of the demo. */
function visitedShops(
  biographies: readonly Biography[],
  joined: ReadonlyMap<string, Day>,
  today: Day,
): Shop[] {
  // Those that stopped, and those that are new on the list.
  const gone = new Set(
    biographies
      .filter(({ endedOn, letters }) => endedOn !== null || letters.length === 0)
      .map(({ dealer }) => dealer.id),
  )
  const there = makeInventory(today).filter(({ id, kvkNumber }) => kvkNumber !== '99000001' && !gone.has(id))
  return [...Map.groupBy(there, ({ municipality }) => municipality).values()].flatMap((shops) =>
    shops
      .filter((_, n) => n % VISITED_OF === 0)
      .map(({ id, municipality, branchNumber }) => ({
        id,
        municipality,
        joinedOn: joined.get(branchNumber) ?? null,
      })),
  )
}
