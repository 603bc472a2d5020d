import type { DealerCase } from '../src/capabilities/overview/rules/judge-dealer.ts'

// The published rule once more, read from docs/overview.md alone: it shares no code with the one that runs, not even the table
// of kinds. Slow and plain on purpose.

const SLIGHT = [
  'entry-incomplete',
  'entry-late',
  'document-missing',
  'photo-missing',
  'sale-incomplete',
  'notice-missing',
]
const GRAVE = ['bought-from-minor', 'register-altered', 'order-not-followed', 'police-report']
const IN_ORDER = ['register-in-order', 'sales-register-in-order', 'shelf-in-order']
/** What each "in order" closes; only slight and serious ones. */
const CLOSES: Record<string, string[]> = {
  'register-in-order': [
    'entry-incomplete',
    'entry-late',
    'document-missing',
    'photo-missing',
    'register-missing',
    'register-not-shown',
    'entry-missing',
    'paper-register-gap',
  ],
  'sales-register-in-order': ['sale-incomplete', 'sales-register-missing', 'sale-missing'],
  'shelf-in-order': ['gone-in-holding', 'altered-in-holding'],
}
const MONTHS = { 'in-order': 18, slight: 12, serious: 24, grave: 36 }

/** How much a kind weighs. */
export function weigh(kind: string): keyof typeof MONTHS {
  if (IN_ORDER.includes(kind)) return 'in-order'
  if (SLIGHT.includes(kind)) return 'slight'
  return GRAVE.includes(kind) ? 'grave' : 'serious'
}

/** The last day of counting: the same day of the month, or that month's last. */
function last(day: string, months: number): string {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const index = y * 12 + (m - 1) + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const length = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!
  return `${year}-${String(month).padStart(2, '0')}-${String(Math.min(d, length)).padStart(2, '0')}`
}

/** The class of a dealer and how each finding stands, by hand. `slightAt`: how many slight ones make a point of attention. */
export function secondOpinion(of: DealerCase, on: string, { slightAt = 2 } = {}) {
  const standings: Record<string, string> = {}
  const seen = of.findings.filter((f) => !(f.observedOn > on))
  for (const f of seen) {
    let how = 'counts'
    const weight = weigh(f.kind)
    if (f.withdrawnOn && f.withdrawnOn <= on) how = 'withdrawn'
    else if (!f.hasRule) how = 'no-rule'
    else if (on > last(f.observedOn, MONTHS[weight])) how = 'too-old'
    else if (!f.toldOn || f.toldOn > on) how = 'not-told'
    else if (weight !== 'in-order') {
      const isAnswered = Boolean(f.answeredOn) && f.answeredOn! <= on
      if (!isAnswered && on <= f.answerUntil!) how = 'awaiting-answer'
    }
    standings[f.id] = how
  }
  for (const f of seen) {
    if (standings[f.id] !== 'counts') continue
    for (const later of seen) {
      const isGood = IN_ORDER.includes(later.kind) && standings[later.id] === 'counts'
      if (isGood && later.observedOn > f.observedOn && CLOSES[later.kind]!.includes(f.kind))
        standings[f.id] = 'closed'
    }
  }
  const count = (weight: string) =>
    seen.filter((f) => standings[f.id] === 'counts' && weigh(f.kind) === weight).length
  const has = (kind: string) => seen.some((f) => f.kind === kind && standings[f.id] === 'counts')
  const needsSales = (of.demanded as readonly string[]).includes('sales-register')
  let name = 'cannot-be-judged'
  if (of.measureSince && of.measureSince <= on) name = 'measure-running'
  else if (count('grave') > 0 || count('serious') > 0 || count('slight') >= slightAt)
    name = 'points-of-attention'
  else if (has('register-in-order') && (!needsSales || has('sales-register-in-order'))) name = 'in-order'
  return { class: name, standings }
}
