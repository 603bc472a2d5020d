import { addDays, addMonths, type Day, daysBetween } from '../../../kernel/dates.ts'
import type { Because, Proposal } from '../contract.ts'
import type { FileState, Measure, StepKind } from './file-states.ts'
import type { FileFacts } from './fold-file.ts'
import { type Ground, unusable } from './grounds.ts'
import { chooseMeasure, type LadderChoice, warnedBefore } from './ladder.ts'
import { lastDayOf, nextOpenDay } from './terms.ts'
import type { Surroundings } from './check-step.ts'

type Around = Omit<Surroundings, 'documents'>
type Values = Because['values']
type Rule = (facts: FileFacts, around: Around) => Proposal

/**
 * The step that the rules propose for a file, with its grounds as codes (`measures.because.<code>`), or why none is possible
 * now and what would make it so. It decides nothing: a person takes the step, and may take another.
 */
export function nextStep(facts: FileFacts, around: Around): Proposal {
  if (facts.state === null) throw new Error('a file without steps')
  const fresh = newGrounds(facts, around)
  if (fresh.length > 0 && joins.includes(facts.state)) {
    const kind = facts.state === 'closed' ? 'reopen' : 'add-findings'
    return propose(kind, { grounds: fresh, because: [say('new-findings', { count: fresh.length })] })
  }
  if (fresh.length > 0 && orderStands.includes(facts.state))
    return propose('find-not-complied', {
      grounds: fresh,
      because: [say('new-findings', { count: fresh.length })],
    })
  const proposed = rules[facts.state](facts, around)
  const open = facts.objections.find(({ outcome }) => outcome === null)
  if (open === undefined) return proposed
  const objection = say('objection-open', { until: open.decideUntil ?? open.on })
  if (proposed.kind === 'close') return none([objection], [say('decide-objection')])
  return { ...proposed, because: [...proposed.because, objection] }
}

/** States in which a finding that is not in the file begins it anew. */
const joins: readonly FileState[] = [
  'warning-in-force',
  'warning-expired',
  'closure-ended',
  'no-measure',
  'order-lifted',
  'withdrawn',
  'closed',
]

/** States in which a new finding says that the order that still holds is not followed. */
const orderStands: readonly FileState[] = ['order-complied', 'settled', 'collection-lapsed']

const rules: Record<FileState, Rule> = {
  opened: proposeMeasure,
  announced: ({ ends }) => none([say('view-runs', { until: ends.view!.until })], [say('receive-view')]),
  'view-received': (facts, around) => proposeDecision(facts, around, say('view-received')),
  'view-lapsed': (facts, around) =>
    proposeDecision(facts, around, say('view-lapsed', { until: facts.ends.view!.until })),
  'warning-decided': deliver,
  'order-decided': deliver,
  'closure-decided': deliver,
  'collection-decided': deliver,
  'no-measure': () => close('no-measure'),
  'warning-in-force': ({ ends }) =>
    none([say('warning-runs', { until: ends.warning!.until })], [say('new-finding')]),
  'warning-expired': () => close('warning-expired'),
  'order-in-force': ({ order }) => none([say('comply-runs', { until: order!.complyUntil })], [say('wait')]),
  'compliance-lapsed': proposeReinspection,
  'order-complied': () => close('complied'),
  'not-complied': proposePenalty,
  'penalty-incurred': proposeCollection,
  'collection-in-force': proposeDemand,
  'collection-lapsed': () =>
    propose('close', { values: { why: 'other' }, because: [say('collection-lapsed')] }),
  settled: (facts) => close(facts.paidCents > 0 ? 'paid' : 'other'),
  'closure-in-force': ({ ends }) =>
    none([say('closure-runs', { until: ends.closure!.until })], [say('wait')]),
  'closure-ended': () => close('closure-ended'),
  'order-lifted': () => close('order-lifted'),
  withdrawn: () => close('withdrawn'),
  closed: () => none([say('closed')], [say('new-finding')]),
}

function proposeMeasure(facts: FileFacts, around: Around): Proposal {
  const { today, ladder, grounds } = around
  const blocked = facts.grounds.flatMap((id) => {
    const ground = grounds.find((one) => one.id === id)
    const why = unusable(ground, { on: today, mustBeTold: true })
    return why === null ? [] : [{ why, ground }]
  })
  const able = facts.grounds.filter((id) => !blocked.some(({ ground }) => ground?.id === id))
  const usable = grounds.filter(({ id }) => able.includes(id))
  if (usable.length === 0) return nothingStands(blocked)
  if (ladder === null) return none([say('no-ladder')], [say('enter-ladder')])
  const all = grounds.filter((one) => unusable(one, { on: today, mustBeTold: true }) === null)
  const choice = chooseMeasure(ladder, usable, all)
  if (choice === null) return none([say('no-rung')], [say('enter-ladder')])
  const { measure, because } = temper(choice, around)
  const chosen = [say('ladder', values(choice)), ...because]
  if (measure === 'warning') {
    const until = addMonths(today, ladder.warningMonths)
    return propose('decide-warning', { measure, grounds: able, values: { until }, because: chosen })
  }
  const viewUntil = nextOpenDay(addDays(today, ladder.viewDays))
  return propose('announce', { measure, grounds: able, values: { measure, viewUntil }, because: chosen })
}

/** No closure without a warning before (Rb. Rotterdam 2022:4223): the step before it comes first, unless somebody shows urgency. */
function temper(
  choice: LadderChoice,
  { past, today, ladder }: Around,
): { measure: Measure; because: Because[] } {
  if (choice.measure !== 'closure') return { measure: choice.measure, because: [] }
  const before = warnedBefore(past, today, ladder!.windowMonths)
  if (before !== null) return { measure: 'closure', because: [say('warned-before', { on: before.on })] }
  return { measure: 'order', because: [say('closure-needs-warning')] }
}

function values({ ground, ordinal, measure }: LadderChoice): Values {
  return { ordinal, weight: ground.weight, part: ground.part, measure }
}

/** Nothing of the file can carry a measure: what would, or that it may end. */
function nothingStands(blocked: readonly { why: string; ground: Ground | undefined }[]): Proposal {
  const because = [...new Set(blocked.map(({ why }) => why))].map((why) => say(`ground-${why}`))
  const help: Partial<Record<string, string>> = {
    'not-told': 'tell-dealer',
    'no-basis': 'new-finding-later',
    'no-longer': 'enter-article',
  }
  const wouldHelp = because.flatMap(({ code }) => {
    const helps = help[code.slice('ground-'.length)]
    return helps === undefined ? [] : [say(helps)]
  })
  if (wouldHelp.length > 0) return none(because, wouldHelp)
  return propose('close', { values: { why: 'other' }, because })
}

function proposeDecision(facts: FileFacts, around: Around, why: Because): Proposal {
  const { today, ladder, grounds } = around
  const measure = facts.announced!
  const able = facts.grounds.filter(
    (id) =>
      unusable(
        grounds.find((one) => one.id === id),
        { on: today, mustBeTold: true },
      ) === null,
  )
  if (able.length === 0) return propose('decide-no-measure', { because: [why, say('grounds-gone')] })
  const because = [why, say('announced', { measure })]
  if (ladder === null)
    return propose(`decide-${measure}`, { measure, grounds: able, because: [...because, say('no-ladder')] })
  const { penalty } = ladder
  const filled: Record<Measure, Values> = {
    warning: { until: addMonths(today, ladder.warningMonths) },
    order: { ...penalty, complyUntil: addDays(today, ladder.complyDays) },
    closure: ladder.closure === null ? {} : { from: today, until: addDays(today, ladder.closure.daysMax) },
  }
  return propose(`decide-${measure}`, { measure, grounds: able, values: filled[measure], because })
}

function deliver({ decisions }: FileFacts): Proposal {
  return propose('deliver', { because: [say('not-delivered', { on: decisions.at(-1)!.on })] })
}

/** What was seen after the time to comply says which; without it somebody goes there. */
function proposeReinspection({ order }: FileFacts, { grounds, today }: Around): Proposal {
  const until = order!.complyUntil
  const after = grounds.filter(({ observedOn, isWithdrawn }) => observedOn > until && !isWithdrawn)
  const wrong = after.filter((ground) => unusable(ground, { on: today, mustBeTold: false }) === null)
  const because = [say('comply-over', { until })]
  if (wrong.length > 0) return propose('find-not-complied', { grounds: ids(wrong), because })
  if (after.length > 0) return propose('find-complied', { grounds: ids(after), because })
  return none(because, [say('reinspect', { until: lastDayOf('reinspect', until) })])
}

function proposePenalty(facts: FileFacts, { grounds }: Around): Proposal {
  const { amountCents, maximumCents, complyUntil, per } = facts.order!
  const seen = grounds.filter(({ id, isWithdrawn }) => facts.seen.includes(id) && !isWithdrawn)
  const left = maximumCents - facts.incurredCents
  if (left <= 0) return propose('lift-order', { because: [say('maximum-reached')] })
  if (seen.some(({ isTold }) => !isTold)) return none([say('ground-not-told')], [say('tell-dealer')])
  const times = timesIncurred(seen, per, facts.incurredOn ?? complyUntil)
  return propose('incur', {
    grounds: ids(seen),
    values: {
      amountCents: Math.min(left, amountCents * times),
      incurredOn: seen.at(-1)?.observedOn ?? complyUntil,
    },
    because: [say('not-complied', { times, left: left / 100 })],
  })
}

/** Per violation that was seen; per day or week since the time to comply or the last penalty, until the last look. */
function timesIncurred(seen: readonly Ground[], per: string, since: Day): number {
  if (per === 'violation') return Math.max(1, seen.length)
  const days = daysBetween(since, seen.at(-1)?.observedOn ?? since)
  return Math.max(1, per === 'week' ? Math.floor(days / 7) : days)
}

function proposeCollection({ openCents, ends, grounds, suspension }: FileFacts, { today }: Around): Proposal {
  const until = ends.collect!.until
  const because = [say('collect-until', { until })]
  if (suspension !== 'none') return none([...because, say('suspended')], [say('decide-relief')])
  const payUntil = lastDayOf('pay', today)
  return propose('decide-collection', { grounds, values: { amountCents: openCents, payUntil }, because })
}

function proposeDemand({ ends }: FileFacts, { today }: Around): Proposal {
  const pay = ends.pay!.until
  const because = [say('collect-until', { until: ends.collect!.until })]
  if (pay >= today) return none([say('pay-runs', { until: pay }), ...because], [say('note-payment')])
  return propose('demand-payment', {
    values: { payUntil: nextOpenDay(addDays(today, 14)) },
    because: [say('not-paid', { until: pay }), ...because],
  })
}

function newGrounds({ grounds: known }: FileFacts, { grounds, today }: Around): string[] {
  return ids(
    grounds.filter(
      (one) => !known.includes(one.id) && unusable(one, { on: today, mustBeTold: false }) === null,
    ),
  )
}

const ids = (grounds: readonly Ground[]) => grounds.map(({ id }) => id)
const say = (code: string, values: Values = {}): Because => ({ code, values })
const close = (why: string) => propose('close', { values: { why }, because: [say(`rest-${why}`)] })
const none = (because: Because[], wouldHelp: Because[]): Proposal => ({
  ...propose(null, { because }),
  wouldHelp,
})

function propose(kind: StepKind | null, given: Partial<Proposal>): Proposal {
  return { measure: null, grounds: [], values: {}, because: [], wouldHelp: [], ...given, kind }
}
