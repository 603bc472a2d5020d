import { sayDay } from '../../../platform/messages/say-values.ts'
import type { DocumentFields } from '../documents/contract.ts'
import type { DocumentPart } from '../rules/document-parts.ts'
import type { DocumentKind } from '../rules/file-states.ts'
import { type Block, euro, items, named, paragraphs, section, when } from './blocks.ts'

const per = {
  '': '',
  violation: 'voor elke overtreding',
  day: 'voor elke dag dat u de last niet naleeft',
  week: 'voor elke week dat u de last niet naleeft',
} as const
const sides = {
  dealer: 'Uw belang:',
  public: 'Het algemeen belang:',
  others: 'Het belang van anderen:',
} as const
const results = {
  '': '',
  upheld: 'Het besluit blijft zoals het was.',
  changed: 'Wij veranderen het besluit.',
  withdrawn: 'Wij trekken het besluit in.',
  inadmissible: 'Wij kunnen uw bezwaar niet behandelen: het is niet-ontvankelijk.',
  complied: 'U hebt gedaan wat u moest doen.',
  'not-complied': 'U hebt niet gedaan wat u moest doen.',
} as const
const on = (day: string) => sayDay(day, 'nl')

type Write = (fields: DocumentFields, kind: DocumentKind) => Block[]
const writers: Record<DocumentPart, Write> = {
  measure: () => [],
  facts: ({ facts }) =>
    section(
      'Wat wij vaststelden',
      ...facts.map((fact, index) => [
        named(
          `${index + 1}.`,
          [fact.observedOn && `Op ${on(fact.observedOn)}:`, fact.text].filter(Boolean).join(' '),
        ),
        ...when(
          fact.article,
          () =>
            `De regel: ${[fact.article, fact.publication && `(${fact.publication})`].filter(Boolean).join(' ')}.`,
        ),
        ...when(fact.source, () => `Waar dit op staat: ${fact.source}.`),
        ...paragraphs(fact.reason),
      ]),
    ),
  observed: ({ outcome }, kind) =>
    section(
      kind === 'objection-decision' ? 'Uw bezwaar en ons antwoord' : 'Wat wij zagen en wat dat betekent',
      when(outcome.decisionNumber, () => `Dit gaat over ons besluit ${outcome.decisionNumber}.`),
      paragraphs(outcome.observed),
      when(outcome.hearing, () => `Horen: ${outcome.hearing}`),
      when(outcome.result, () => results[outcome.result]),
    ),
  invitation: ({ view }) =>
    section(
      'U kunt hierop reageren',
      when(
        view.until,
        () =>
          `Bent u het hier niet mee eens, of klopt er iets niet? Laat het ons weten tot en met ${on(view.until)}. U mag schrijven, mailen of bellen. Dit heet een zienswijze (artikel 4:8 van de Algemene wet bestuursrecht).`,
      ),
      when(view.notAsked, () => `Waarom wij niet om uw zienswijze vragen: ${view.notAsked}`),
    ),
  view: ({ view }) =>
    section(
      'Uw zienswijze',
      when(
        view.invitedOn,
        () =>
          `Op ${on(view.invitedOn)} vroegen wij om uw zienswijze${view.until === '' ? '' : `; u kon reageren tot en met ${on(view.until)}`}.`,
      ),
      when(view.receivedOn, () => `Wij kregen uw zienswijze op ${on(view.receivedOn)}.`),
      paragraphs(view.summary),
      paragraphs(view.response),
      when(view.notAsked, () => `Waarom wij niet om uw zienswijze vroegen: ${view.notAsked}`),
    ),
  reasons: ({ reasons }, kind) =>
    section(
      kind === 'announcement' ? 'Waarom wij dit van plan zijn' : 'Waarom wij dit besluiten',
      paragraphs(reasons),
    ),
  interests: ({ interests }) =>
    section(
      'De belangen die wij hebben afgewogen',
      ...interests.map(({ side, interest, weighing }) => [
        named(sides[side], interest),
        ...paragraphs(weighing),
      ]),
    ),
  lighter: ({ lighter }) =>
    section(
      'Waarom een lichtere maatregel niet genoeg is',
      paragraphs(lighter.considered),
      paragraphs(lighter.whyNot),
    ),
  'earlier-warning': ({ earlierWarning }) =>
    section(
      'Eerdere waarschuwing',
      when(earlierWarning.on, () => `Wij waarschuwden u op ${on(earlierWarning.on)}.`),
      paragraphs(earlierWarning.whyNone),
    ),
  order: ({ order }) =>
    section(
      'Wat u moet doen of laten',
      items(order.actions),
      when(order.complyUntil, () => `U hebt hiervoor de tijd tot en met ${on(order.complyUntil)}.`),
      paragraphs(order.whyEnough),
    ),
  penalty: ({ penalty }) =>
    section(
      'De dwangsom',
      when(
        penalty.amountCents,
        () =>
          `Doet u dit niet op tijd of niet helemaal? Dan moet u ${euro(penalty.amountCents ?? 0)} betalen ${per[penalty.per]}${penalty.maximumCents === null ? '' : `, met een maximum van ${euro(penalty.maximumCents)}`}.`,
      ),
      paragraphs(penalty.reason),
    ),
  closure: ({ closure }) =>
    section(
      'De sluiting',
      when(
        closure.from && closure.until,
        () => `Uw bedrijf moet dicht zijn van ${on(closure.from)} tot en met ${on(closure.until)}.`,
      ),
      when(closure.article, () => `Wij mogen dit op grond van ${closure.article}.`),
      paragraphs(closure.effect),
    ),
  warning: ({ warning }) =>
    section(
      'De waarschuwing',
      paragraphs(warning.asked),
      when(warning.until, () => `Deze waarschuwing telt mee tot en met ${on(warning.until)}.`),
    ),
  collection: ({ collection }) =>
    section(
      'Wat u moet betalen',
      when(
        collection.amountCents,
        () =>
          `U moet ${euro(collection.amountCents ?? 0)} betalen${collection.incurredOn === '' ? '' : `. Dit bedrag bent u verschuldigd sinds ${on(collection.incurredOn)}`}.`,
      ),
      when(
        collection.payUntil,
        () =>
          `Betaal uiterlijk op ${on(collection.payUntil)}${collection.payTo === '' ? '' : `, aan ${collection.payTo}`}.`,
      ),
    ),
  objection: ({ objectionClause }, kind) => {
    const { weeks, to, relief } = objectionClause
    if (weeks === null) return []
    const isAppeal = kind === 'objection-decision'
    return section(
      isAppeal ? 'Niet eens met deze beslissing?' : 'Niet eens met dit besluit?',
      paragraphs(
        isAppeal
          ? `U kunt in beroep gaan binnen ${weeks} weken na de dag waarop u deze beslissing kreeg, bij ${to}.`
          : `U kunt bezwaar maken binnen ${weeks} weken na de dag waarop u dit besluit kreeg. Schrijf aan ${to}. Zet erin: uw naam en adres, de datum, tegen welk besluit u bezwaar maakt en waarom, en uw handtekening.`,
      ),
      when(
        relief,
        () =>
          `Het besluit geldt ook als u ${isAppeal ? 'in beroep gaat' : 'bezwaar maakt'}. Kunt u niet wachten? Vraag dan de voorzieningenrechter van de rechtbank om een voorlopige voorziening (artikel 8:81 van de Algemene wet bestuursrecht).`,
      ),
    )
  },
}

/** What a part of a document says; nothing where nothing was filled in. */
export function writePart(part: DocumentPart, fields: DocumentFields, kind: DocumentKind): Block[] {
  return writers[part](fields, kind)
}
