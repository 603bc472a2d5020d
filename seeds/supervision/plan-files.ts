import { addDays, type Day } from '../../src/kernel/dates.ts'
import { type InventoryDealer, makeInventory } from '../inventory.ts'
import type { Biography } from '../year/biographies.ts'
import { workday } from '../year/meetings.ts'
import { answersGiven, findingWords } from './finding-words.ts'
import { type Inspection, type SeedFinding, seedId } from './inspections.ts'
import { stories, type Story, type StoryKind, type StoryStep } from './measure-stories.ts'

export type PlannedVisit = { id: string; on: Day; findings: readonly { id: string; kind: StoryKind }[] }
/** A case file with the days of its visits and steps. */
export type PlannedFile = {
  n: number
  id: string
  dealer: InventoryDealer
  openedOn: Day
  visits: readonly PlannedVisit[]
  steps: readonly { on: Day; kind: StoryStep[1]; what: string | undefined }[]
}
/** Of the demo, and of the journey of a visit: their page stays without a file. */
const leftAlone = (dealer: InventoryDealer) =>
  dealer.kvkNumber === '99000001' || dealer.name === 'Tweewielers Brinkzicht'
const ANSWERED_AFTER = 5
const ANSWER_DAYS = 14

/** The case files of the fictional Twente, each with a dealer of its own. The same each time, but for its dates. */
export function planFiles(biographies: readonly Biography[], today: Day): PlannedFile[] {
  const stopped = new Set(biographies.flatMap(({ dealer, endedOn }) => (endedOn === null ? [] : [dealer.id])))
  const there = makeInventory(today).filter((dealer) => !stopped.has(dealer.id) && !leftAlone(dealer))
  const left = Map.groupBy(there, ({ municipality }) => municipality)
  // Those of the demo keep their page as it is for as long as there are others.
  for (const dealers of left.values()) dealers.sort((a, b) => Number(a.isConnected) - Number(b.isConnected))
  return stories.map((story, n) => plan(story, n, { dealer: left.get(story.municipality)!.shift()!, today }))
}

function plan(
  { ago, visits, steps }: Story,
  n: number,
  { dealer, today }: { dealer: InventoryDealer; today: Day },
): PlannedFile {
  const on = (days: number) => workday(addDays(today, days - ago))
  return {
    n,
    id: seedId('b500', n),
    dealer,
    openedOn: on(0),
    visits: visits.map(([days, ...kinds], at) => ({
      id: seedId('a400', n * 10 + at),
      on: on(days),
      findings: kinds.map((kind, k) => ({ id: seedId('b400', n * 100 + at * 10 + k), kind })),
    })),
    steps: steps.map(([days, kind, what]) => ({ on: on(days), kind, what })),
  }
}

/** The visits at which the files were found out, as an inspector made them. */
export function visitsOfFiles(
  files: readonly PlannedFile[],
  joined: ReadonlyMap<string, Day>,
  today: Day,
): Inspection[] {
  return files.flatMap(({ n, dealer, openedOn, visits }) =>
    visits.map(({ id, on, findings }) => {
      const { id: shopId, municipality, branchNumber } = dealer
      const joinedOn = joined.get(branchNumber) ?? null
      return {
        id,
        shop: { id: shopId, municipality, joinedOn },
        on,
        hour: 9 + (n % 7),
        minutes: 45 + (n % 5) * 10,
        kind: on > openedOn ? ('re-inspection' as const) : ('periodic' as const),
        capacity: 'municipal-inspector' as const,
        jointMark: null,
        onPaper: joinedOn === null || joinedOn > on,
        findings: findings.map(({ id: findingId, kind }) => finding(findingId, kind, { n, on, today })),
        told: { on, way: 'in-shop' as const, answerUntil: addDays(on, ANSWER_DAYS) },
      }
    }),
  )
}

function finding(
  id: string,
  kind: StoryKind,
  { n, on, today }: { n: number; on: Day; today: Day },
): SeedFinding {
  const answeredOn = addDays(on, ANSWERED_AFTER)
  const text = answersGiven[n % answersGiven.length]!
  const answers = n % 3 !== 0 && answeredOn <= today
  return {
    id,
    kind,
    text: findingWords[kind][n % findingWords[kind].length]!,
    answer: answers ? { on: answeredOn, text, by: 'officer' } : null,
    withdrawnOn: null,
  }
}
