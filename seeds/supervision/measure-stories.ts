import type { FindingKind } from '../../src/capabilities/findings/public.ts'
import type { Measure, StepKind } from '../../src/capabilities/measures/public.ts'

/** A step so many days after the file was opened; `what` is the measure announced, the outcome of an objection, or why it was closed. */
export type StoryStep = readonly [days: number, kind: StepKind, what?: string]
export type Story = {
  municipality: string
  /** How many days ago the file was opened. */
  ago: number
  /** Visits with what was found, in days after the opening: before it, and what came later. */
  visits: readonly (readonly [days: number, ...kinds: StoryKind[]])[]
  steps: readonly StoryStep[]
}
export type StoryKind = Extract<
  FindingKind,
  'gone-in-holding' | 'sale-missing' | 'sales-register-missing' | 'document-missing'
>

const BEFORE = -9
const RECHECK = 47
const gone = [BEFORE, 'gone-in-holding'] as const
const unsold = [BEFORE, 'sale-missing'] as const
const noSales = [BEFORE, 'sales-register-missing'] as const
const noDocument = [BEFORE, 'document-missing'] as const

const announced = (measure: Measure) => [[6, 'announce', measure]] as const
const withView = [...announced('order'), [16, 'receive-view']] as const
const orderDecided = [...withView, [28, 'decide-order']] as const
const order = [...orderDecided, [31, 'deliver']] as const
const notComplied = [...order, [RECHECK + 2, 'find-not-complied']] as const
const incurred = [...notComplied, [RECHECK + 4, 'incur']] as const
const collectionDecided = [...incurred, [60, 'decide-collection']] as const
const collection = [...collectionDecided, [63, 'deliver']] as const
const warningDecided = [...announced('warning'), [28, 'decide-warning']] as const
const warning = [...warningDecided, [31, 'deliver']] as const
/** After a warning it went wrong again: what was found joins the file, and a closure follows. */
const AGAIN = 100
const closureDecided = [
  ...warning,
  [AGAIN + 4, 'add-findings'],
  [AGAIN + 7, 'announce', 'closure'],
  [AGAIN + 16, 'receive-view'],
  [AGAIN + 26, 'decide-closure'],
] as const
const closure = [...closureDecided, [AGAIN + 28, 'deliver']] as const

const story = (
  municipality: string,
  ago: number,
  visits: Story['visits'],
  ...steps: readonly StoryStep[]
): Story => ({ municipality, ago, visits, steps })
const again = (kind: StoryKind, days = RECHECK) => [days, kind] as const

/** A case file in every municipality, together at every step and in every state; each of a dealer of its own. */
export const stories: readonly Story[] = [
  story('enschede', 9, [unsold]),
  story('enschede', 15, [noSales], ...announced('order')),
  story('enschede', 24, [noDocument, [-30, 'gone-in-holding']], ...withView),
  story(
    'enschede',
    45,
    [unsold],
    ...order,
    [36, 'object'],
    [37, 'ask-relief'],
    [41, 'decide-relief', 'granted'],
  ),
  story('enschede', 62, [noSales, again('sale-missing')], ...incurred),
  story('enschede', 96, [gone, again('gone-in-holding')], ...collection),
  story('enschede', 142, [gone, again('gone-in-holding', AGAIN)], ...closure),
  story('enschede', 160, [noSales], ...order, [52, 'object'], [100, 'decide-objection', 'upheld']),
  story(
    'enschede',
    210,
    [unsold, again('sale-missing')],
    ...collection,
    [120, 'pay'],
    [130, 'close', 'paid'],
  ),
  story('enschede', 90, [noDocument], ...warning),
  story('almelo', 36, [gone], ...order),
  story('almelo', 220, [gone, again('gone-in-holding', AGAIN)], ...closure, [AGAIN + 45, 'end-closure']),
  story(
    'almelo',
    292,
    [noDocument, again('document-missing', 270)],
    [20, 'decide-no-measure'],
    [24, 'close', 'no-measure'],
    [275, 'reopen'],
  ),
  story('borne', 75, [noDocument], ...warning),
  story('dinkelland', 31, [gone], ...warningDecided),
  story('haaksbergen', 40, [noDocument], [21, 'decide-no-measure']),
  story('hellendoorn', 31, [gone], ...orderDecided),
  story('hengelo', 54, [unsold], ...order),
  story('hengelo', 125, [noSales, again('sale-missing')], ...collection, [108, 'demand-payment']),
  story('hengelo', 150, [unsold, again('sale-missing')], ...collection, [120, 'pay']),
  story('hof-van-twente', 34, [noSales], ...announced('warning')),
  story('losser', 56, [gone, again('gone-in-holding')], ...notComplied),
  story('losser', 118, [unsold, again('sale-missing')], ...collection, [82, 'waive-collection']),
  story('losser', 135, [unsold], ...order, [RECHECK + 3, 'find-complied'], [72, 'lift-order']),
  story('oldenzaal', 129, [gone, again('gone-in-holding', AGAIN)], ...closureDecided),
  story('oldenzaal', 64, [unsold, again('sale-missing')], ...collectionDecided),
  // A lax town asks a view for four weeks, and its warnings count for one year.
  story(
    'rijssen-holten',
    470,
    [unsold],
    ...announced('warning'),
    [20, 'receive-view'],
    [28, 'decide-warning'],
    [31, 'deliver'],
  ),
  story('tubbergen', 66, [gone], ...order, [RECHECK + 3, 'find-complied']),
  story('twenterand', 120, [gone], ...order, [50, 'object'], [92, 'decide-objection', 'withdrawn']),
  story('twenterand', 565, [gone, again('gone-in-holding')], ...incurred),
  story('wierden', 84, [noSales], ...order, [58, 'end-with-dealer']),
]
