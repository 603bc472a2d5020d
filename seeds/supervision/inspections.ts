import type { FindingKind } from '../../src/capabilities/findings/public.ts'
import type { VisitKind } from '../../src/capabilities/visits/contract.ts'
import type { VisitCapacity } from '../../src/capabilities/visits/rules/capacities.ts'
import { addDays, type Day } from '../../src/kernel/dates.ts'
import { makeRng, type Rng } from '../generator/public.ts'
import { workday } from '../year/meetings.ts'
import { answersGiven, findingWords } from './finding-words.ts'

export type InspectionCapacity = VisitCapacity
/** A shop that was inspected in these two years. */
export type Shop = {
  id: string
  municipality: string
  /** Since when it keeps a register in Helder; null: on paper, or not at all. */
  joinedOn: Day | null
}
export type SeedFinding = {
  id: string
  kind: FindingKind
  text: string
  answer: { on: Day; text: string; by: 'dealer' | 'officer' } | null
  withdrawnOn: Day | null
}
export type Inspection = {
  id: string
  shop: Shop
  on: Day
  /** Local hour at which it began, and how long it took. */
  hour: number
  minutes: number
  kind: VisitKind
  capacity: InspectionCapacity
  jointMark: string | null
  onPaper: boolean
  findings: SeedFinding[]
  told: { on: Day; way: 'in-shop' | 'letter'; answerUntil: Day } | null
}

/** Whether a part of the rules could be demanded in a municipality on a day. */
export type Demands = (municipality: string, kind: FindingKind, on: Day) => boolean

const courses = [
  ['in-order', 38],
  ['improved', 16],
  ['slight', 12],
  ['attention', 17],
  ['grave', 4],
  ['may-answer', 6],
  ['not-told', 4],
  ['withdrawn', 3],
] as const
export type Course = (typeof courses)[number][0]

const fine = ['register-in-order', 'sales-register-in-order', 'shelf-in-order'] as const
const slight = [
  'entry-incomplete',
  'entry-late',
  'document-missing',
  'photo-missing',
  'sale-incomplete',
] as const
const serious = [
  'entry-missing',
  'gone-in-holding',
  'sale-missing',
  'sales-register-missing',
  'register-not-shown',
] as const
const grave = ['bought-from-minor', 'register-altered'] as const
/** How many days ago the first visit of two years was, at most. */
const FIRST_DAYS = 725
const ANSWER_DAYS = 14
const RECHECK_DAYS = [45, 90] as const

type Making = { rng: Rng; today: Day; demands: Demands; count: { visits: number; findings: number } }

/**
 * The visits of two years to these shops, oldest first, each with what was found, told and answered. The first shops take the
 * courses in turn, so that each is there; chance deals out the rest. The same each time, but for its dates.
 */
export function makeInspections(shops: readonly Shop[], today: Day, demands: Demands): Inspection[] {
  const making = { rng: makeRng(2_016), today, demands, count: { visits: 0, findings: 0 } }
  const made = shops.flatMap((shop, n) =>
    visitsOf(shop, courses[n]?.[0] ?? making.rng.weighted(courses), making),
  )
  return made.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function visitsOf(shop: Shop, course: Course, making: Making): Inspection[] {
  const { rng } = making
  const early = () => -rng.int(150, FIRST_DAYS)
  const visit = (days: number, kinds: readonly FindingKind[], over: Partial<Inspection> = {}) =>
    inspect(shop, { days, kinds, over }, making)
  const first = { kind: 'first' } as const
  switch (course) {
    case 'in-order': {
      const before = rng.chance(0.5) ? [visit(-rng.int(400, FIRST_DAYS), fine, first)] : []
      return [...before, visit(-rng.int(20, 380), fine)]
    }
    case 'improved': {
      const days = early()
      const recheck = Math.min(-15, days + rng.int(...RECHECK_DAYS))
      const wrong = [rng.pick(slight), rng.pick(serious)]
      return [visit(days, wrong, first), visit(recheck, fine, { kind: 're-inspection' })]
    }
    case 'slight':
      return [visit(-rng.int(30, 300), [rng.pick(slight)], { kind: rng.chance(0.3) ? 'tip' : 'periodic' })]
    case 'attention':
      return [visit(-rng.int(30, 500), [rng.pick(serious), rng.pick(slight)], first)]
    case 'grave':
      return joint(
        visit(-rng.int(40, 300), ['bought-from-minor', 'gone-in-holding'], { kind: 'joint' }),
        making,
      )
    case 'may-answer':
      return [visit(-rng.int(2, 8), [rng.pick(serious)])]
    case 'not-told':
      return [{ ...visit(-rng.int(2, 9), [rng.pick(serious)]), told: null }]
    case 'withdrawn': {
      const made = visit(-rng.int(60, 200), [rng.pick(serious)])
      const withdrawn = made.findings.map((one) => ({ ...one, withdrawnOn: addDays(made.on, 25) }))
      return [{ ...made, findings: withdrawn }]
    }
  }
}

type What = { days: number; kinds: readonly FindingKind[]; over: Partial<Inspection> }

function inspect(shop: Shop, { days, kinds, over }: What, making: Making): Inspection {
  const { rng, today, demands, count } = making
  const on = workday(addDays(today, days))
  const inShop = rng.chance(0.55)
  const told = { on: inShop ? on : workday(addDays(on, 4)), way: inShop ? 'in-shop' : 'letter' } as const
  const answerUntil = addDays(told.on, ANSWER_DAYS)
  const hour = rng.int(9, 15)
  const minutes = rng.int(35, 110)
  count.visits += 1
  return {
    id: seedId('a000', count.visits),
    shop,
    on,
    hour,
    minutes,
    kind: 'periodic',
    capacity:
      shop.municipality === 'enschede' && rng.chance(0.3) ? 'enforcement-officer' : 'municipal-inspector',
    jointMark: null,
    onPaper: shop.joinedOn === null || shop.joinedOn > on,
    // What nobody can demand there is no finding that counts: it is not looked at.
    findings: kinds
      .filter((kind) => demands(shop.municipality, kind, on))
      .map((kind) => find(kind, { shop, told, answerUntil }, making)),
    told: told.on <= today ? { ...told, answerUntil } : null,
    ...over,
  }
}

type Told = { shop: Shop; told: { on: Day }; answerUntil: Day }

function find(
  kind: FindingKind,
  { shop, told, answerUntil }: Told,
  { rng, today, count }: Making,
): SeedFinding {
  count.findings += 1
  const isFine = (fine as readonly FindingKind[]).includes(kind)
  // Drawn in any case, so that chance goes the same way whatever the day.
  const answers = rng.chance(0.6)
  const on = addDays(told.on, rng.int(1, ANSWER_DAYS - 1))
  const text = rng.pick(answersGiven)
  const by = shop.joinedOn !== null && shop.joinedOn <= on ? 'dealer' : 'officer'
  const isPast = answerUntil < today
  return {
    id: seedId('b000', count.findings),
    kind,
    text: rng.pick(findingWords[kind]),
    answer: answers && isPast && !isFine ? { on, text, by } : null,
    withdrawnOn: null,
  }
}

/** The other half of a joint inspection: the visit of police, with findings of their own. */
function joint(ours: Inspection, making: Making): Inspection[] {
  const theirs = inspect(ours.shop, { days: 0, kinds: ['entry-missing', rngGrave(making)], over: {} }, making)
  return [
    { ...ours, jointMark: ours.id },
    {
      ...theirs,
      on: ours.on,
      hour: ours.hour,
      kind: 'joint',
      capacity: 'police-inspector',
      jointMark: ours.id,
      told: ours.told,
      findings: theirs.findings.map((one) => ({ ...one, answer: null })),
    },
  ]
}

const rngGrave = ({ rng }: Making): FindingKind => rng.pick(grave)

/** Ids of the seed: one space of each kind of thing, so that they are the same each time. */
export function seedId(space: string, n: number): string {
  return `01900000-0000-7000-${space}-${String(n).padStart(12, '0')}`
}
