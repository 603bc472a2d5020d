import type { FieldError } from '../../../../kernel/result.ts'
import { type Change, changesOf, type InventoryDealer, isMove } from './compare-dealers.ts'
import { Alike, type Likeness } from './find-alike.ts'
import type { Decision, Outcome } from './outcomes.ts'
import { acceptProposals, type LineFacts, type Skipped } from './read-line.ts'
import type { Question } from './read-numbers.ts'

/** A line as it stands: read or corrected, with what a person said about it. */
export type ImportLine = {
  id: string
  /** The line of the file; null: a dealer that the file does not have. */
  line: number | null
  facts: LineFacts
  errors: FieldError[]
  questions: Question[]
  skipped: Skipped | null
  /** The dealer or the other line that a person said it is. */
  sameAs: string | null
  isAnother: boolean
  decision: Decision | null
  /** The dealer it is about: of a line that stands for one, or that was written. */
  dealerId: string | null
}
/** Another that this may be: a dealer of the inventory, or a line above it. */
export type Candidate = {
  id: string
  line: number | null
  name: string
  address: string
  reason: Likeness
}
export type Judgement = {
  outcome: Outcome
  about: {
    dealerId?: string
    /** The version of the dealer that was compared. */
    version?: number
    changes?: Change[]
    /** The line that this repeats. */
    line?: number
    candidates?: Candidate[]
    /** Its number is on the list of a municipality that is not the caller's. */
    isListedElsewhere?: true
  }
}
type Inventory = {
  dealers: readonly InventoryDealer[]
  /** The municipalities that the caller may write for. */
  own: readonly string[]
  /** Numbers on the lists of others. */
  elsewhere: readonly string[]
}
type Above = LineFacts & { id: string; line: number; isTaken: boolean }

/**
 * What each line is, against the inventory and against the lines above it. Lines that were decided on are left out of the answer; they still count as lines above.
 */
export function judgeLines(lines: readonly ImportLine[], inventory: Inventory): Map<string, Judgement> {
  const known = new Alike<InventoryDealer>()
  for (const dealer of inventory.dealers) known.add(dealer)
  const byId = new Map(inventory.dealers.map((dealer) => [dealer.id, dealer]))
  const above = new Alike<Above>()
  const linesAbove = new Map<string, Above>()
  const found = new Map<string, Judgement>()
  const seen = new Set<string>()
  const around = {
    known,
    byId,
    above,
    linesAbove,
    own: inventory.own,
    elsewhere: new Set(inventory.elsewhere),
  }
  for (const one of [...lines].sort((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity))) {
    if (one.line === null) continue
    const judgement = judgeLine(one, around)
    for (const id of mentioned(one, judgement, known)) seen.add(id)
    if (one.decision === null) found.set(one.id, judgement)
    const countsAbove =
      one.skipped === null && !['error', 'elsewhere', 'duplicate'].includes(judgement.outcome)
    if (!countsAbove) continue
    const line: Above = { ...assumed(one), id: one.id, line: one.line, isTaken: one.dealerId !== null }
    above.add(line)
    linesAbove.set(one.id, line)
  }
  for (const { id, line, decision, dealerId } of lines) {
    if (line !== null || decision !== null || dealerId === null) continue
    const hasGone = !seen.has(dealerId) && byId.get(dealerId)?.endedOn === null
    found.set(id, {
      outcome: hasGone ? 'stopped' : 'same',
      about: { dealerId, version: byId.get(dealerId)?.version ?? 0 },
    })
  }
  return found
}

/** Dealers out of the trade register in these municipalities that no line mentions: they may have stopped. */
export function missingFrom(
  lines: readonly ImportLine[],
  { dealers, own, elsewhere }: Inventory,
  wholeListOf: readonly string[],
): InventoryDealer[] {
  const inQuestion = dealers.filter(
    ({ municipality, origin, endedOn }) =>
      origin === 'trade-register' &&
      endedOn === null &&
      wholeListOf.includes(municipality!) &&
      own.includes(municipality!),
  )
  const stands = inQuestion.map((dealer) => ({ ...empty, id: dealer.id, dealerId: dealer.id }))
  const judged = judgeLines([...lines, ...stands], { dealers, own, elsewhere })
  return inQuestion.filter(({ id }) => judged.get(id)?.outcome === 'stopped')
}

type Around = {
  known: Alike<InventoryDealer>
  byId: Map<string, InventoryDealer>
  above: Alike<Above>
  linesAbove: Map<string, Above>
  own: readonly string[]
  elsewhere: Set<string>
}

function judgeLine(one: ImportLine, { known, byId, above, linesAbove, own, elsewhere }: Around): Judgement {
  if (one.skipped !== null) return { outcome: 'no-dealer', about: {} }
  if (one.errors.length > 0) return { outcome: 'error', about: {} }
  const said = one.sameAs === null ? undefined : linesAbove.get(one.sameAs)
  if (said) return { outcome: 'duplicate', about: { line: said.line } }
  const facts = assumed(one)
  const dealer = one.isAnother ? null : (one.sameAs && byId.get(one.sameAs)) || known.theSame(facts)
  // What the inventory says already need not be asked again.
  const isAnswered = ({ field, options }: Question) =>
    dealer !== null && (field === 'kind' || options.includes(dealer[field] ?? ''))
  const open = one.questions.filter((question) => !isAnswered(question))
  const isElsewhere = facts.municipality !== null && !own.includes(facts.municipality)
  if (isElsewhere && dealer === null) return { outcome: 'elsewhere', about: {} }
  if (elsewhere.has(facts.branchNumber ?? ''))
    return { outcome: 'elsewhere', about: { isListedElsewhere: true } }
  const repeated = one.isAnother ? null : above.theSame(facts)
  if (repeated) return { outcome: 'duplicate', about: { line: repeated.line } }
  if (open.length > 0) return { outcome: 'question', about: {} }
  if (dealer) return compared(withoutAsked(one, dealer), dealer)
  if (one.isAnother) return { outcome: 'new', about: {} }
  const dealers = known.alike(facts).map(({ one: like, reason }) => candidate(like, null, reason))
  const others = above
    .alike(facts)
    .filter(({ one: like }) => !like.isTaken)
    .map(({ one: like, reason }) => candidate(like, like.line, reason))
  const candidates = [...dealers, ...others]
  return candidates.length > 0
    ? { outcome: 'possible-duplicate', about: { candidates } }
    : { outcome: 'new', about: {} }
}

function compared(facts: LineFacts, dealer: InventoryDealer): Judgement {
  const changes = changesOf(facts, dealer)
  const about = { dealerId: dealer.id, version: dealer.version, changes }
  if (changes.length === 0) return { outcome: 'same', about }
  return { outcome: isMove(changes) ? 'moved' : 'changed', about }
}

/** The facts with what was asked as the inventory has it. */
function withoutAsked({ facts, questions }: ImportLine, dealer: InventoryDealer): LineFacts {
  return { ...facts, ...Object.fromEntries(questions.map(({ field }) => [field, dealer[field]])) }
}

/** The facts as they would be with the proposals, to find who it is; they are written nowhere. */
const assumed = (one: ImportLine): LineFacts => acceptProposals(one) ?? { ...one.facts }

/** Every dealer that a line may be about, also a line with something wrong: whoever is mentioned has not gone. */
function mentioned(one: ImportLine, { about }: Judgement, known: Alike<InventoryDealer>): string[] {
  const ids = [about.dealerId, one.dealerId, ...(about.candidates ?? []).map(({ id }) => id)]
  if (one.skipped === null) {
    ids.push(known.theSame(assumed(one))?.id, ...known.alike(one.facts).map(({ one: like }) => like.id))
  }
  return ids.filter((id) => id !== undefined && id !== null)
}

function candidate(like: LineFacts & { id: string }, line: number | null, reason: Likeness): Candidate {
  const { id, name, street, houseNumber, town } = like
  return { id, line, name: name ?? '', address: `${street} ${houseNumber}, ${town}`, reason }
}

const empty: Omit<ImportLine, 'id'> = {
  line: null,
  facts: {
    municipality: null,
    kvkNumber: null,
    branchNumber: null,
    name: null,
    kind: null,
    size: null,
    street: null,
    houseNumber: null,
    postcode: null,
    town: null,
    email: null,
    phone: null,
  },
  errors: [],
  questions: [],
  skipped: null,
  sameAs: null,
  isAnother: false,
  decision: null,
  dealerId: null,
}
