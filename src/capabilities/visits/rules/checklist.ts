import type { FindingKind } from '../../findings/public.ts'
import type { Basis, BylawPart, Enforceable } from '../../policy/public.ts'
import type { VisitCapacity } from './capacities.ts'

type Question = {
  part: BylawPart
  by: readonly VisitCapacity[]
  /** The finding that a "no" points at; the inspector decides, in words of their own. */
  suggests: FindingKind
  /** Only of a register on paper. */
  paper?: true
}

const everyone = ['municipal-inspector', 'enforcement-officer', 'police-inspector'] as const
/** Supervision in the sense of Awb title 5.2, for which the municipality designates people. */
const municipal = ['municipal-inspector', 'enforcement-officer'] as const

/**
 * The questions of a visit per part of the rules, in the order of asking. The duty of the register is art. 437 Sr with its
 * decree, the rest stands in the bylaw of the municipality. A "yes" keeps the rule. Its sentence is `visit.question.<code>`.
 */
export const questions = {
  'register-kept': { part: 'purchase-register', by: everyone, suggests: 'register-missing' },
  'register-shown': { part: 'purchase-register', by: everyone, suggests: 'register-not-shown' },
  'entries-complete': { part: 'purchase-register', by: everyone, suggests: 'entry-incomplete' },
  'entries-at-once': { part: 'purchase-register', by: everyone, suggests: 'entry-late' },
  'entries-unaltered': { part: 'purchase-register', by: everyone, suggests: 'register-altered' },
  'shelf-entered': { part: 'purchase-register', by: everyone, suggests: 'entry-missing' },
  'book-certified': { part: 'purchase-register', by: everyone, suggests: 'paper-register-gap', paper: true },
  'pages-without-gap': {
    part: 'purchase-register',
    by: everyone,
    suggests: 'paper-register-gap',
    paper: true,
  },
  'sample-in-book': { part: 'purchase-register', by: everyone, suggests: 'entry-missing', paper: true },
  'document-noted': { part: 'document', by: everyone, suggests: 'document-missing' },
  'photo-kept': { part: 'photo', by: municipal, suggests: 'photo-missing' },
  'goods-held': { part: 'holding', by: municipal, suggests: 'gone-in-holding' },
  'goods-unaltered': { part: 'holding', by: municipal, suggests: 'altered-in-holding' },
  'sales-register-kept': { part: 'sales-register', by: municipal, suggests: 'sales-register-missing' },
  'sales-entered': { part: 'sales-register', by: municipal, suggests: 'sale-missing' },
  'sales-complete': { part: 'sales-register', by: municipal, suggests: 'sale-incomplete' },
  'start-notified': { part: 'notice', by: municipal, suggests: 'notice-missing' },
  'offers-notified': { part: 'notice', by: municipal, suggests: 'offer-not-reported' },
  'no-minors': { part: 'refusal', by: everyone, suggests: 'bought-from-minor' },
  'inspection-allowed': { part: 'inspectors', by: municipal, suggests: 'inspection-refused' },
  'copies-allowed': { part: 'inspectors', by: municipal, suggests: 'inspection-refused' },
} as const satisfies Record<string, Question>
export type QuestionCode = keyof typeof questions
export const questionCodes = Object.keys(questions) as [QuestionCode, ...QuestionCode[]]

/**
 * Why a question is not asked: what `enforceable` says of its article; `no-inspectors`: nobody is designated by the bylaw to
 * ask it for the municipality; `other-capacity`: someone else must ask it.
 */
export const notAskedReasons = [
  'no-article',
  'not-in-force',
  'no-mandate',
  'other-register',
  'no-inspectors',
  'other-capacity',
] as const satisfies readonly (
  | Extract<Enforceable, { ok: false }>['reason']
  | 'no-inspectors'
  | 'other-capacity'
)[]
export type NotAsked = (typeof notAskedReasons)[number]
export type Checklist = {
  asked: { code: QuestionCode; part: BylawPart; basis: Basis; suggests: FindingKind }[]
  notAsked: { code: QuestionCode; part: BylawPart; reason: NotAsked }[]
}

/** Whether a part of the rules can be demanded on the day of the visit: `enforceable` (policy) with articles and day filled in. */
export type Holds = (part: BylawPart) => Enforceable

/** What someone in a capacity asks, and what not and why. */
export function checklist(
  holds: Holds,
  { capacity, onPaper }: { capacity: VisitCapacity; onPaper: boolean },
): Checklist {
  const list: Checklist = { asked: [], notAsked: [] }
  for (const code of questionCodes) {
    const { part, by, suggests, paper }: Question = questions[code]
    if (paper && !onPaper) continue
    const found = mayAsk(holds, { part, by, capacity })
    if (found.ok) list.asked.push({ code, part, basis: found.basis, suggests })
    else list.notAsked.push({ code, part, reason: found.reason })
  }
  return list
}

function mayAsk(
  holds: Holds,
  { part, by, capacity }: Pick<Question, 'part' | 'by'> & { capacity: VisitCapacity },
): { ok: true; basis: Basis } | { ok: false; reason: NotAsked } {
  if (!by.includes(capacity)) return { ok: false, reason: 'other-capacity' }
  const found = holds(part)
  if (!found.ok || part === 'purchase-register' || capacity === 'police-inspector') return found
  return holds('inspectors').ok ? found : { ok: false, reason: 'no-inspectors' }
}

export const answers = ['yes', 'no', 'not-looked', 'not-applicable'] as const
export type Answer = (typeof answers)[number]

/** The parts of which a clean answer is a finding too, and which. */
const inOrder: Partial<Record<BylawPart, FindingKind>> = {
  'purchase-register': 'register-in-order',
  holding: 'shelf-in-order',
  'sales-register': 'sales-register-in-order',
}

/**
 * What the answers point at: a kind for each "no", and "in order" for a part of which everything that was asked was answered
 * "yes" or did not apply, with at least one "yes". A proposal: the inspector writes the finding.
 */
export function suggestFindings(
  asked: readonly Pick<Checklist['asked'][number], 'code' | 'part' | 'suggests'>[],
  given: ReadonlyMap<string, Answer>,
): FindingKind[] {
  const wrong = asked.filter(({ code }) => given.get(code) === 'no').map(({ suggests }) => suggests)
  const clean = (Object.keys(inOrder) as BylawPart[]).filter((part) => {
    const said = asked.filter((one) => one.part === part).map(({ code }) => given.get(code))
    return said.includes('yes') && said.every((answer) => answer === 'yes' || answer === 'not-applicable')
  })
  return [...new Set([...wrong, ...clean.map((part) => inOrder[part]!)])]
}
