import { addPlace } from '../src/capabilities/campaign/flyers/add-place.ts'
import { keepCampaign } from '../src/capabilities/campaign/flyers/keep-campaign.ts'
import type { PlaceInput } from '../src/capabilities/campaign/flyers/contract.ts'
import { keepMilestone } from '../src/capabilities/programme-plan/keep-milestone.ts'
import { readPlan } from '../src/capabilities/programme-plan/read-plan.ts'
import { startYearPlan } from '../src/capabilities/programme-plan/start-year-plan.ts'
import { addDays, dayInAmsterdam } from '../src/kernel/dates.ts'
import { type Caller, withoutSession } from '../src/platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../src/platform/database.ts'
import { translate } from '../src/platform/messages/index.ts'
import { programme } from './twente.ts'

const coordinator: Caller = {
  organisationId: programme.id,
  organisationName: programme.name,
  role: 'programme-coordinator',
  accountId: 'seed',
  accountName: 'Quinten Mythe',
  ...withoutSession,
}

/** The codes of these places were opened so often this week, and a number checked after it. */
const places: readonly (PlaceInput & { opened: number; checked: number })[] = [
  {
    kind: 'library',
    name: 'Bibliotheek Voorbeeldplein',
    municipality: 'enschede',
    copies: 400,
    opened: 46,
    checked: 17,
  },
  { kind: 'market', name: 'Weekmarkt', municipality: 'hengelo', copies: 150, opened: 23, checked: 11 },
  {
    kind: 'letterbox',
    name: 'Wijk Fictieveld',
    municipality: 'enschede',
    copies: 3_000,
    opened: 31,
    checked: 6,
  },
  {
    kind: 'town-hall',
    name: 'Balie burgerzaken',
    municipality: 'almelo',
    copies: 200,
    opened: 3,
    checked: 1,
  },
]

/** The plan of this year as far as it got, and a campaign under way, by the use cases of everyone. */
export async function seedPlan(database: Database, now: Date): Promise<void> {
  await inTransaction(database, coordinator, async (tx) => {
    await seedMilestones(tx, now)
    await seedCampaign(tx, now)
  })
}

/** What is three weeks past is done, but for one that is late; the letters went a week later than planned. */
async function seedMilestones(tx: Transaction, now: Date): Promise<void> {
  const today = dayInAmsterdam(now)
  await startYearPlan(tx, coordinator, Number(today.slice(0, 4)), 'nl', now)
  const { items } = await readPlan(tx)
  const titleOf = (code: 'specialists' | 'letters') => translate('nl', `plan.template.${code}`)
  for (const { id, version, ...milestone } of items) {
    const isPast = milestone.plannedOn < addDays(today, -21) && milestone.title !== titleOf('specialists')
    const isMoved = milestone.title === titleOf('letters')
    const plannedOn = isMoved ? addDays(milestone.plannedOn, 7) : milestone.plannedOn
    if (!isPast && !isMoved) continue
    const kept = { ...milestone, plannedOn, doneOn: isPast ? addDays(plannedOn, 2) : null }
    await keepMilestone(tx, coordinator, kept, { id, version }, now)
  }
}

async function seedCampaign(tx: Transaction, now: Date): Promise<void> {
  const today = dayInAmsterdam(now)
  const campaign = {
    title: 'Najaar: telefoons en fietsen',
    validFrom: addDays(today, -10),
    validUntil: addDays(today, 40),
    municipalities: ['almelo', 'enschede', 'hengelo'],
    paper: 'check-first' as const,
  }
  const kept = await keepCampaign(tx, campaign, null, now)
  if (!kept.ok) throw new Error(`the campaign of the demo was refused: ${kept.reason}`)
  for (const { opened, checked, ...place } of places) {
    const added = await addPlace(tx, kept.id, place, now)
    if (!added.ok) throw new Error(`a place of the demo was refused: ${added.reason}`)
    const [{ code }] = await tx<[{ code: string }]>`select code from campaign.place where id = ${added.id}`
    await tx`select count(campaign.count_place(${code}, 'opened')) from generate_series(1, ${opened}::int)`
    await tx`select count(campaign.count_place(${code}, 'checked')) from generate_series(1, ${checked}::int)`
  }
}
