import type { DocumentFields } from '../documents/contract.ts'
import {
  type Checked,
  filled,
  findBasisGap,
  findFactGap,
  findInterestGap,
  findViewGap,
  findWarningGap,
  firstOf,
  type Gap,
} from './element-gaps.ts'
import type { DocumentKind } from './file-states.ts'

export type Element = {
  name: string
  article: string
  kinds: readonly DocumentKind[]
  gap: (fields: DocumentFields, around: Checked) => Gap
  /** What a machine can't see of it: said on the page and in docs. */
  notChecked?: string
}

const measureKinds = ['warning', 'order', 'closure'] as const
/** What binds the dealer, so that objection is open; a warning by policy alone is none (6:4, 8:1 Awb). */
const decisions = ['order', 'closure', 'collection', 'objection-decision', 'lifting'] as const
const all = [
  'announcement',
  'warning',
  'order',
  'closure',
  'no-measure',
  'reinspection',
  'collection',
  'objection-decision',
  'lifting',
] as const satisfies readonly DocumentKind[]
const withFacts = ['announcement', ...measureKinds] as const

/** Every element that a document can miss, in the order of a letter, each with the article that asks for it. */
export const elements: readonly Element[] = [
  {
    name: 'addressee',
    article: 'art. 3:41 Awb',
    kinds: all,
    gap: ({ addressee }) =>
      firstOf(filled('addressee.name', addressee.name), filled('addressee.address', addressee.address)),
  },
  { name: 'date', article: 'art. 3:41 Awb', kinds: all, gap: ({ date }) => filled('date', date) },
  {
    name: 'number',
    article: 'art. 3:41 Awb',
    kinds: all,
    gap: (_fields, { number }) => filled('number', number),
  },
  {
    name: 'signer',
    article: 'art. 10:11 Awb',
    kinds: all,
    gap: ({ signer }) =>
      firstOf(filled('signer.name', signer.name), filled('signer.position', signer.position)),
  },
  {
    name: 'on-behalf-of',
    article: 'art. 10:10 Awb',
    kinds: all.filter((kind) => kind !== 'reinspection'),
    gap: ({ signer }) => filled('signer.onBehalfOf', signer.onBehalfOf),
  },
  {
    name: 'mandate',
    article: 'art. 10:3, 10:5 Awb',
    kinds: all.filter((kind) => kind !== 'reinspection'),
    gap: ({ signer, date }) =>
      firstOf(
        filled('signer.decree', signer.decree),
        filled('signer.from', signer.from),
        date !== '' && signer.from > date ? { field: 'signer.from' } : null,
        signer.until !== '' && signer.until < date ? { field: 'signer.until' } : null,
      ),
    notChecked: 'whether the mandate really covers this kind of decision',
  },
  {
    name: 'intended-measure',
    article: 'art. 4:8 Awb',
    kinds: ['announcement'],
    gap: ({ measure }) => filled('measure', measure),
  },
  { name: 'basis', article: 'art. 5:4 Awb', kinds: withFacts, gap: findBasisGap },
  { name: 'facts', article: 'art. 3:2, 5:9 Awb', kinds: withFacts, gap: findFactGap },
  {
    name: 'view-term',
    article: 'art. 4:8 Awb',
    kinds: ['announcement'],
    gap: ({ view, date }) => (view.until === '' || view.until <= date ? { field: 'view.until' } : null),
  },
  { name: 'view-asked', article: 'art. 4:8 Awb', kinds: ['order', 'closure'], gap: findViewGap },
  {
    name: 'view-answered',
    article: 'art. 3:46, 3:47 Awb',
    kinds: ['order', 'closure'],
    gap: ({ view }) =>
      view.receivedOn === ''
        ? null
        : firstOf(filled('view.summary', view.summary), filled('view.response', view.response)),
    notChecked: 'whether the answer meets what the dealer said',
  },
  {
    name: 'reasons',
    article: 'art. 3:46 Awb',
    kinds: [...measureKinds, 'no-measure', 'collection', 'objection-decision', 'lifting'],
    gap: ({ reasons }) => filled('reasons', reasons),
    notChecked: 'whether the reasons convince, or could stand in any letter',
  },
  {
    name: 'reasons-per-fact',
    article: 'art. 3:46 Awb',
    kinds: measureKinds,
    gap: ({ facts }) => firstOf(...facts.map(({ reason }, n) => filled(`facts.${n}.reason`, reason))),
    notChecked: 'whether what is said of a fact follows from it',
  },
  {
    name: 'interests',
    article: 'art. 3:4 Awb',
    kinds: ['order', 'closure'],
    gap: findInterestGap,
    notChecked: 'whether the weighing is right',
  },
  {
    name: 'lighter-measure',
    article: 'art. 3:4 lid 2 Awb',
    kinds: ['order', 'closure'],
    gap: ({ lighter }) =>
      firstOf(filled('lighter.considered', lighter.considered), filled('lighter.whyNot', lighter.whyNot)),
  },
  {
    name: 'earlier-warning',
    article: 'art. 3:4 lid 2, 4:84 Awb',
    kinds: ['order', 'closure'],
    gap: findWarningGap,
  },
  {
    name: 'warning-asks',
    article: 'art. 3:46 Awb',
    kinds: ['warning'],
    gap: ({ warning }) => filled('warning.asked', warning.asked),
  },
  {
    name: 'warning-until',
    article: 'art. 4:81 Awb',
    kinds: ['warning'],
    gap: ({ warning, date }) =>
      warning.until === '' || warning.until <= date ? { field: 'warning.until' } : null,
  },
  {
    name: 'order-concrete',
    article: 'art. 5:32a lid 1 Awb',
    kinds: ['order'],
    gap: ({ order }) =>
      order.actions.length === 0 || order.actions.includes('') ? { field: 'order.actions' } : null,
    notChecked: 'whether somebody who reads it knows what to do',
  },
  {
    name: 'time-to-comply',
    article: 'art. 5:32a lid 2 Awb',
    kinds: ['order'],
    gap: ({ order, date }) =>
      order.complyUntil === '' || order.complyUntil <= date ? { field: 'order.complyUntil' } : null,
  },
  {
    name: 'long-enough',
    article: 'art. 5:32a lid 2 Awb',
    kinds: ['order'],
    gap: ({ order }) => filled('order.whyEnough', order.whyEnough),
  },
  {
    name: 'penalty-amount',
    article: 'art. 5:32b lid 1 Awb',
    kinds: ['order'],
    gap: ({ penalty }) =>
      firstOf(
        penalty.amountCents === null || penalty.amountCents < 1 ? { field: 'penalty.amountCents' } : null,
        filled('penalty.per', penalty.per),
      ),
  },
  {
    name: 'penalty-maximum',
    article: 'art. 5:32b lid 2 Awb',
    kinds: ['order'],
    gap: ({ penalty }) =>
      penalty.maximumCents === null || penalty.maximumCents < (penalty.amountCents ?? 0)
        ? { field: 'penalty.maximumCents' }
        : null,
  },
  {
    name: 'penalty-reason',
    article: 'art. 5:32b lid 3 Awb',
    kinds: ['order'],
    gap: ({ penalty }) => filled('penalty.reason', penalty.reason),
    notChecked: 'whether the amount is in proportion',
  },
  {
    name: 'closure-power',
    article: 'art. 5:4 Awb',
    kinds: ['closure'],
    gap: ({ closure }, { ladder }) =>
      firstOf(
        filled('closure.article', closure.article),
        ladder?.closure == null ? { field: 'closure.article' } : null,
      ),
    notChecked: 'whether the article gives the power in this case',
  },
  {
    name: 'closure-until',
    article: 'art. 3:4 lid 2 Awb',
    kinds: ['closure'],
    gap: ({ closure }) =>
      firstOf(
        filled('closure.from', closure.from),
        closure.until === '' || closure.until < closure.from ? { field: 'closure.until' } : null,
      ),
  },
  {
    name: 'closure-effect',
    article: 'art. 3:4 Awb',
    kinds: ['closure'],
    gap: ({ closure }) => filled('closure.effect', closure.effect),
  },
  {
    name: 'incurred',
    article: 'art. 5:33, 5:37 Awb',
    kinds: ['collection'],
    gap: ({ collection }) =>
      firstOf(
        filled('collection.incurredOn', collection.incurredOn),
        collection.amountCents === null || collection.amountCents < 1
          ? { field: 'collection.amountCents' }
          : null,
      ),
  },
  {
    name: 'payment',
    article: 'art. 4:86, 4:87 Awb',
    kinds: ['collection'],
    gap: ({ collection, date }) =>
      firstOf(
        collection.payUntil === '' || collection.payUntil <= date ? { field: 'collection.payUntil' } : null,
        filled('collection.payTo', collection.payTo),
      ),
  },
  {
    name: 'about-decision',
    article: 'art. 7:11 Awb',
    kinds: ['objection-decision', 'lifting', 'collection'],
    gap: ({ outcome }) => filled('outcome.decisionNumber', outcome.decisionNumber),
  },
  {
    name: 'result',
    article: 'art. 7:11, 5:32a Awb',
    kinds: ['objection-decision', 'reinspection'],
    gap: ({ outcome }) => filled('outcome.result', outcome.result),
  },
  {
    name: 'observed',
    article: 'art. 3:2, 7:12 Awb',
    kinds: ['objection-decision', 'reinspection'],
    gap: ({ outcome }) => filled('outcome.observed', outcome.observed),
  },
  {
    name: 'hearing',
    article: 'art. 7:2, 7:3 Awb',
    kinds: ['objection-decision'],
    gap: ({ outcome }) => filled('outcome.hearing', outcome.hearing),
  },
  {
    name: 'delivery',
    article: 'art. 3:41 Awb',
    kinds: all.filter((kind) => kind !== 'reinspection'),
    gap: ({ delivery }) => filled('delivery.way', delivery.way),
  },
  {
    name: 'objection-clause',
    article: 'art. 3:45, 6:7 Awb',
    kinds: decisions.filter((kind) => kind !== 'objection-decision'),
    gap: ({ objectionClause: { weeks, to } }) =>
      firstOf(weeks === 6 ? null : { field: 'objectionClause.weeks' }, filled('objectionClause.to', to)),
  },
  {
    name: 'appeal-clause',
    article: 'art. 3:45, 6:23 Awb',
    kinds: ['objection-decision'],
    gap: ({ objectionClause: { weeks, to } }) =>
      firstOf(weeks === 6 ? null : { field: 'objectionClause.weeks' }, filled('objectionClause.to', to)),
  },
]
