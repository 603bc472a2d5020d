import {
  beginDocument,
  changeDocument,
  type DocumentFields,
  settleDocument,
} from '../../src/capabilities/measures/public.ts'
import type { DocumentKind } from '../../src/capabilities/measures/rules/file-states.ts'
import { addDays, addMonths, type Day, startOfDayInAmsterdam } from '../../src/kernel/dates.ts'
import type { Caller } from '../../src/platform/caller.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { municipalities } from '../twente.ts'
import { good } from './callers.ts'
import type { StoryKind } from './measure-stories.ts'
import { interests, measureWords, NO_MEASURE } from './measure-words.ts'

export type Writing = {
  tx: Transaction
  officer: Caller
  fileId: string
  municipality: string
  /** What was found that the document is about. */
  about: StoryKind
}
type Document = { id: string; kind: DocumentKind; on: Day; what: string | undefined }
const CLOSED_DAYS = 42
const NOON_MS = 12 * 3_600_000

/** A document that nothing is missing in, begun, written and settled on one day; answers what stands in it. */
export async function writeDocument(
  writing: Writing,
  { id, kind, on, what }: Document,
): Promise<DocumentFields> {
  const { tx, officer, fileId } = writing
  good(await beginDocument(tx, officer, { fileId, id, kind, today: on }), `to begin the ${kind}`)
  const [row] = await tx<{ fields: DocumentFields }[]>`
    select fields from supervision.case_document where id = ${id}`
  const fields = write(row!.fields, writing, { id, kind, on, what })
  good(await changeDocument(tx, officer, { fileId, id, version: 1, fields }), `to write the ${kind}`)
  const now = new Date(startOfDayInAmsterdam(on).getTime() + NOON_MS)
  good(await settleDocument(tx, officer, { fileId, id, version: 2, now }), `to settle the ${kind}`)
  return fields
}

/** The words of the writer around what the program knew. */
function write(
  draft: DocumentFields,
  { municipality, about }: Writing,
  { kind, on, what }: Document,
): DocumentFields {
  const words = measureWords[about]
  const place = municipalities.find(({ slug }) => slug === municipality)!.name
  const hasView = draft.view.receivedOn !== ''
  const isAppeal = kind === 'objection-decision'
  return {
    ...draft,
    ...measureOf(draft, about, on),
    measure: kind === 'announcement' ? (what as DocumentFields['measure']) : draft.measure,
    signer: {
      name: 'Hidde Bedacht',
      position: 'Teamleider vergunningen en handhaving',
      onBehalfOf: 'mayor',
      decree: `Mandaatbesluit ${place} 2020 (demo)`,
      from: '2020-01-01',
      until: '',
    },
    facts: draft.facts.map((fact) => ({ ...fact, reason: words.weighs })),
    view: { ...draft.view, response: hasView ? words.response : '' },
    reasons: kind === 'no-measure' ? NO_MEASURE : reasonsOf(kind, about, what),
    interests: [...interests],
    outcome: { ...draft.outcome, ...outcomeOf(kind, about, what) },
    delivery: { way: 'post' },
    objectionClause: {
      weeks: 6,
      to: isAppeal
        ? 'de rechtbank Overijssel, bestuursrecht, Postbus 1, 8000 AA Zwolle (demo)'
        : `de burgemeester van ${place}, Raadhuisplein 1, ${place} (demo)`,
      relief: true,
    },
  }
}

/** What the measure asks, from when and until when: the days and amounts of the policy where there is one. */
function measureOf(draft: DocumentFields, about: StoryKind, on: Day): Partial<DocumentFields> {
  const { actions, enough } = measureWords[about]
  const { earlierWarning, penalty, order, warning, closure, collection } = draft
  return {
    lighter: {
      considered: 'Een gesprek of een waarschuwing.',
      whyNot: 'Dat helpt hier te weinig: het goed is dan al weg voordat iemand het ziet.',
    },
    earlierWarning: {
      ...earlierWarning,
      whyNone:
        earlierWarning.on === ''
          ? 'De overtreding is ernstig. Wachten op een volgende keer kost een eigenaar zijn goed.'
          : '',
    },
    order: { actions: [...actions], complyUntil: order.complyUntil || addDays(on, 14), whyEnough: enough },
    penalty: {
      amountCents: penalty.amountCents ?? 50_000,
      per: penalty.per || 'violation',
      maximumCents: penalty.maximumCents ?? 500_000,
      reason: 'Het bedrag is hoger dan wat een verkoop zonder regels oplevert, en niet hoger dan nodig.',
    },
    warning: { until: warning.until || addMonths(on, 24), asked: actions.join(' ') },
    closure: {
      ...closure,
      from: addDays(on, 3),
      until: addDays(on, 3 + CLOSED_DAYS),
      effect:
        'De winkel is zes weken dicht. Goederen die klanten lieten maken, kunnen op afspraak worden opgehaald.',
    },
    collection: { ...collection, payTo: 'NL00 DEMO 0000 0000 00 van de gemeente' },
  }
}

function reasonsOf(kind: DocumentKind, about: StoryKind, what: string | undefined): string {
  if (kind === 'collection')
    return 'De last is niet nageleefd en de dwangsom is verbeurd. U betaalde nog niet.'
  if (kind === 'objection-decision')
    return what === 'withdrawn'
      ? 'U liet zien dat het goed er wel was, maar in een ander filiaal lag. Daarom trekken wij het besluit in.'
      : 'Wat u in bezwaar zegt, verandert niet wat er bij het bezoek is gezien. Het besluit blijft staan.'
  if (kind === 'lifting')
    return 'De winkel is al langere tijd op orde. De maatregel heeft zijn doel bereikt en is niet meer nodig.'
  return measureWords[about].reasons
}

function outcomeOf(
  kind: DocumentKind,
  about: StoryKind,
  what: string | undefined,
): Partial<DocumentFields['outcome']> {
  const { righted, wrongAgain, objection } = measureWords[about]
  if (kind === 'reinspection')
    return what === 'complied'
      ? { result: 'complied', observed: righted }
      : { result: 'not-complied', observed: wrongAgain }
  if (kind === 'lifting') return { observed: righted }
  if (kind === 'objection-decision')
    return {
      result: what as DocumentFields['outcome']['result'],
      observed: objection,
      hearing: 'De eigenaar is gehoord op het gemeentehuis en kreeg daarvan een verslag.',
    }
  return {}
}
