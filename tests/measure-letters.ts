import { type DocumentFields, documentFields } from '../src/capabilities/measures/documents/contract.ts'
import type { Checked } from '../src/capabilities/measures/rules/element-gaps.ts'
import type { Ground } from '../src/capabilities/measures/rules/grounds.ts'

export const THE_FINDING = '00000000-0000-7000-8000-00000000f001'
const article = 'art. 2:67 APV'

/** A finding that a measure can stand on. */
export const soundGround: Ground = {
  id: THE_FINDING,
  kind: 'sale-missing',
  part: 'sales-register',
  weight: 'serious',
  observedOn: '2026-09-01',
  text: 'Een ring was verkocht en stond niet in het verkoopregister.',
  source: 'visit',
  recordedBy: 'T. Zichter',
  isTold: true,
  isWithdrawn: false,
  answer: null,
  basis: { part: 'sales-register', article, publication: 'Gemeenteblad 2024, 1' },
  holdsNow: true,
}
export const soundSurroundings: Checked = {
  number: '2026-0001-1',
  grounds: [soundGround],
  fileGrounds: [THE_FINDING],
  ladder: {
    windowMonths: 24,
    rungs: [{ weight: 'serious', parts: null, measures: ['warning', 'order', 'closure'] }],
    viewDays: 14,
    warningMonths: 24,
    complyDays: 14,
    penalty: { amountCents: 50_000, per: 'violation', maximumCents: 500_000 },
    closure: { article: 'art. 2:67a APV', daysMax: 90 },
  },
  past: [{ measure: 'warning', on: '2026-03-02', until: '2028-03-02' }],
  announcedOn: '2026-09-15',
  viewReceivedOn: '2026-09-25',
}

/** A letter with every element that any kind of document needs: each kind reads its own. */
export const soundLetter: DocumentFields = documentFields.parse({
  addressee: { name: 'Goud & Co', address: 'Langestraat 1, 7511 AA Enschede' },
  date: '2026-10-05',
  signer: {
    name: 'J. Jurist',
    position: 'teamleider handhaving',
    onBehalfOf: 'mayor',
    decree: 'Mandaatbesluit 2025, Gemeenteblad 2025, 12',
    from: '2025-01-01',
  },
  measure: 'order',
  facts: [
    {
      findingId: THE_FINDING,
      text: 'Op 1 september stond een ring niet in het verkoopregister.',
      observedOn: '2026-09-01',
      source: 'bezoek van T. Zichter, rapport 12',
      article,
      publication: 'Gemeenteblad 2024, 1',
      reason: 'De ring was diefstalgevoelig; zonder inschrijving is de koper niet te vinden.',
    },
  ],
  view: {
    invitedOn: '2026-09-15',
    until: '2026-10-20',
    receivedOn: '2026-09-25',
    summary: 'De handelaar zegt dat een nieuwe medewerker het vergat.',
    response: 'Het register is een plicht van de handelaar, ook als een medewerker verkoopt.',
  },
  reasons: 'Na de waarschuwing van 2 maart stond opnieuw een verkoop niet in het register.',
  interests: [
    {
      side: 'dealer',
      interest: 'Ongestoord zaken doen.',
      weighing: 'De last vraagt niet meer dan de regel al vraagt.',
    },
    { side: 'public', interest: 'Gestolen sieraden terugvinden.', weighing: 'Zonder register kan dat niet.' },
  ],
  lighter: { considered: 'Een tweede waarschuwing.', whyNot: 'De eerste had geen effect.' },
  earlierWarning: { on: '2026-03-02' },
  order: {
    actions: ['Schrijf elke verkoop meteen in het verkoopregister in.'],
    complyUntil: '2026-10-20',
    whyEnough: 'Het register is er al; inschrijven kost een minuut per verkoop.',
  },
  penalty: {
    amountCents: 50_000,
    per: 'violation',
    maximumCents: 500_000,
    reason: 'Meer dan de winst op één ring.',
  },
  closure: {
    article: 'art. 2:67a APV',
    from: '2026-10-12',
    until: '2026-11-12',
    effect: 'De winkel verkoopt vier weken niets; de webwinkel blijft open.',
  },
  warning: { until: '2028-10-05', asked: 'Schrijf elke verkoop meteen in.' },
  collection: {
    incurredOn: '2026-10-01',
    amountCents: 50_000,
    payUntil: '2026-11-16',
    payTo: 'NL00 BANK 0123 4567 89',
  },
  outcome: {
    result: 'upheld',
    decisionNumber: '2026-0001-1',
    observed: 'Grond 1: de termijn was te kort. Antwoord: inschrijven kost een minuut.',
    hearing: 'Gehoord op 1 oktober.',
  },
  delivery: { way: 'post' },
  objectionClause: { weeks: 6, to: 'de burgemeester van Enschede', relief: true },
})
