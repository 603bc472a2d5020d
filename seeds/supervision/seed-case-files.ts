import {
  type DocumentFields,
  enterLadder,
  ladderPresets,
  type LadderValue,
  openFile,
  type StepInput,
  takeStep,
} from '../../src/capabilities/measures/public.ts'
import { stepRow } from '../../src/capabilities/measures/rules/step-table.ts'
import { addDays, type Day, dayInAmsterdam } from '../../src/kernel/dates.ts'
import { type Database, inTransaction, type Transaction } from '../../src/platform/database.ts'
import { municipalities } from '../twente.ts'
import type { Biography } from '../year/biographies.ts'
import { good, municipalCaller } from './callers.ts'
import { seedId } from './inspections.ts'
import { type Writing, writeDocument } from './measure-documents.ts'
import { measureWords, NO_MEASURE } from './measure-words.ts'
import { planFiles, type PlannedFile } from './plan-files.ts'

/** Whose enforcement policy is in force (bylaws.ts), as which example; Losser and Rijssen-Holten close nothing. */
const ladders = {
  almelo: 'twente',
  enschede: 'twente',
  losser: 'without-closure',
  oldenzaal: 'twente',
  'rijssen-holten': 'lax',
} as const
const LADDER_DAY = '2022-04-01'

/** Enforcement policies and case files of every municipality, by the use cases of everyone. */
export async function seedCaseFiles(
  database: Database,
  biographies: readonly Biography[],
  now: Date,
): Promise<void> {
  const today = dayInAmsterdam(now)
  await seedLadders(database)
  const files = planFiles(biographies, today)
  const places = [...Map.groupBy(files, ({ dealer }) => dealer.municipality)]
  // The files of one municipality know nothing of another's: side by side takes half the time.
  await Promise.all(
    places.map(async ([slug, own]) => {
      const officer = municipalCaller(slug, 'municipal-officer')
      await inTransaction(database, officer, async (tx) => {
        for (const file of own) await live(tx, file, today)
      })
    }),
  )
}

async function seedLadders(database: Database): Promise<void> {
  for (const [n, [slug, preset]] of Object.entries(ladders).entries()) {
    const officer = municipalCaller(slug, 'municipal-officer')
    const place = municipalities.find((one) => one.slug === slug)!.name
    const value = structuredClone(ladderPresets[preset]) as unknown as LadderValue
    const source = `Beleidsregel handhaving heling ${place} 2022 (demo)`
    const input = { ...value, id: seedId('b800', n), from: LADDER_DAY, source, preset }
    await inTransaction(database, officer, async (tx) =>
      good(await enterLadder(tx, officer, input), `the policy of ${slug}`),
    )
  }
}

type Planned = PlannedFile['steps'][number]
/** What later steps of a file go back to. */
type Known = { decisionId: string; penaltyCents: number; seenOn: Day }

async function live(tx: Transaction, file: PlannedFile, today: Day): Promise<void> {
  const { dealer, n, id, openedOn, steps } = file
  const { municipality } = dealer
  const officer = municipalCaller(municipality, 'municipal-officer')
  const opened = { id, dealerId: dealer.id, on: openedOn, grounds: groundsOn(file, openedOn).ids }
  good(await openFile(tx, officer, opened, today), 'a case file')
  const known: Known = { decisionId: '', penaltyCents: 0, seenOn: openedOn }
  for (const [at, step] of steps.entries()) {
    const { ids, about, seenOn } = groundsOn(file, step.on)
    const writing = { tx, officer, fileId: id, municipality, about }
    const stepId = seedId('b600', n * 100 + at)
    known.seenOn = seenOn
    if (step.kind.startsWith('decide-') && stepsOfMeasures.includes(step.kind)) known.decisionId = stepId
    const document = await documentOf(writing, step, seedId('b700', n * 100 + at))
    if (step.kind === 'decide-order') known.penaltyCents = document.fields!.penalty.amountCents!
    const input = { id: stepId, on: step.on, grounds: ids, documentId: document.id, kind: step.kind }
    const said = valuesOf(step, { known, about, officerName: officer.accountName, fields: document.fields })
    const whole = onlyAsked({ ...input, ...said })
    good(await takeStep(tx, officer, { fileId: id, step: whole, today }), `${step.kind} in ${municipality}`)
  }
}
const stepsOfMeasures: readonly string[] = [
  'decide-warning',
  'decide-order',
  'decide-closure',
  'decide-no-measure',
]

/** What was found at the visits before the opening, or at the one that came after it. */
function groundsOn({ visits, openedOn }: PlannedFile, on: Day) {
  const last = visits.filter((visit) => visit.on <= on).sort((a, b) => (a.on < b.on ? 1 : -1))[0]!
  const found = last.on > openedOn ? [last] : visits.filter((visit) => visit.on <= openedOn)
  const findings = found.flatMap((visit) => visit.findings)
  return { ids: findings.map(({ id }) => id), about: findings[0]!.kind, seenOn: last.on }
}

async function documentOf(
  writing: Writing,
  { kind, on, what }: Planned,
  id: string,
): Promise<{ id: string | null; fields: DocumentFields | null }> {
  const { document } = stepRow(kind)
  if (document === null) return { id: null, fields: null }
  const result = kind === 'find-complied' ? 'complied' : kind === 'find-not-complied' ? 'not-complied' : what
  return { id, fields: await writeDocument(writing, { id, kind: document, on, what: result }) }
}

/** A step says its grounds and its document where its kind has them. */
function onlyAsked({
  grounds,
  documentId,
  ...step
}: object & { grounds: string[]; documentId: string | null; kind: Planned['kind'] }): StepInput {
  const row = stepRow(step.kind)
  return {
    ...step,
    ...(row.needsGrounds ? { grounds } : {}),
    ...(step.kind === 'find-complied' ? { grounds: [] } : {}),
    ...(row.document === null ? {} : { documentId }),
  } as StepInput
}

type Saying = {
  known: Known
  about: keyof typeof measureWords
  officerName: string
  fields: DocumentFields | null
}

/** What a kind of step says besides: what stands in its document, or what came in. */
function valuesOf({ kind, on, what }: Planned, { known, about, officerName, fields }: Saying): object {
  const { decisionId } = known
  const words = measureWords[about]
  switch (kind) {
    case 'announce':
      return { measure: what, viewUntil: fields!.view.until }
    case 'receive-view':
      return { way: 'written', text: words.view }
    case 'decide-warning':
      return { until: fields!.warning.until, urgency: '' }
    case 'decide-order': {
      const { amountCents, per, maximumCents } = fields!.penalty
      return { complyUntil: fields!.order.complyUntil, amountCents, per, maximumCents, urgency: '' }
    }
    case 'decide-closure':
      return { from: fields!.closure.from, until: fields!.closure.until, urgency: '' }
    case 'decide-no-measure':
      return { reason: NO_MEASURE }
    case 'deliver':
      return delivery(on, officerName)
    case 'incur':
      return { incurredOn: known.seenOn, amountCents: known.penaltyCents }
    case 'decide-collection':
      return { amountCents: known.penaltyCents, payUntil: fields!.collection.payUntil }
    case 'waive-collection':
      return { reason: 'De eigenaar is opgenomen en de winkel is dicht. Innen zou nu onredelijk zijn.' }
    case 'demand-payment':
      return { payUntil: addDays(on, 21) }
    case 'pay':
      return { amountCents: known.penaltyCents, isCollected: false }
    case 'lift-order':
    case 'end-closure':
      return { reason: words.righted }
    case 'object':
      return { decisionId, hasCommittee: false, text: words.objection.split(' Antwoord:')[0] }
    case 'ask-relief':
      return { decisionId }
    case 'decide-relief':
      return { decisionId, isGranted: what === 'granted', reason: 'De rechter wil de stukken eerst zien.' }
    case 'decide-objection':
      return { decisionId, outcome: what, reason: 'Zie het besluit op bezwaar.' }
    case 'close':
      return { why: what, reason: '' }
    case 'end-with-dealer':
      return { reason: 'De eigenaar stopt met gebruikte goederen en koopt sinds deze week niets meer in.' }
    default:
      return {}
  }
}

/** By post with its number, or handed over by somebody. */
function delivery(on: Day, officerName: string): object {
  const isPost = Number(on.slice(-1)) % 3 !== 0
  return isPost
    ? { way: 'post', proof: `3SDEMO${on.replaceAll('-', '')}`, by: '' }
    : { way: 'handed-over', proof: 'Getekend door de eigenaar', by: officerName }
}
