import type { CaseInput } from '../../src/capabilities/triangle/contract.ts'
import type { CaseState } from '../../src/capabilities/triangle/rules/case-table.ts'

type Words = Pick<CaseInput, 'asked' | 'done' | 'partners' | 'options' | 'proposal'>
/** One case of the triangle: where it got, what its page says, and what was decided. */
export type SeedCase = {
  municipality: string
  state: CaseState
  /** Which of the meetings it stood on, the oldest is 0; null: none. */
  meeting: number | null
  page: Words
  decision: string
  tasks: { owner: 'municipality' | 'base-team' | 'prosecution'; what: string; answer: string | null }[]
}

const together: Words = {
  asked: 'Stem in met een gezamenlijke controle bij deze winkel.',
  done: 'Bezoek van de toezichthouder, daarna een brief met wat niet op orde was. De eigenaar heeft geantwoord.',
  partners: {
    municipality: 'Kan een waarschuwing geven op grond van de verordening.',
    police: 'Kan meegaan en de inkopen nazien.',
    prosecution: 'Wacht af wat de controle oplevert.',
  },
  options: [
    {
      text: 'Samen controleren',
      consequence: 'Kost een middag van twee mensen; daarna weten wij of het op orde is.',
    },
    { text: 'Alleen een brief', consequence: 'Snel, maar wij zien niet wat er in de winkel ligt.' },
  ],
  proposal: 'Samen controleren binnen vier weken, en daarna beslissen over een maatregel.',
}
const order: Words = {
  asked: 'Bespreek een last onder dwangsom, en wat ieder van de partners doet.',
  done: 'Twee bezoeken met dezelfde tekortkoming en een waarschuwing die niet hielp.',
  partners: {
    municipality: 'Bereidt een last voor, met een termijn van vier weken.',
    police: 'Heeft eigen onderzoek niet nodig voor deze stap.',
    prosecution: 'Ziet af van vervolging zolang de last loopt.',
  },
  options: [
    {
      text: 'Last onder dwangsom',
      consequence: 'De handelaar krijgt tijd om het te herstellen en betaalt als dat niet gebeurt.',
    },
    { text: 'Nog een waarschuwing', consequence: 'Milder, maar die is al een keer gegeven.' },
  ],
  proposal: 'Een last onder dwangsom van 500 euro per week, met een maximum van 5.000 euro.',
}

const enschede = 'enschede'
export const seedCases: readonly SeedCase[] = [
  {
    municipality: enschede,
    state: 'closed',
    meeting: 0,
    page: together,
    decision: 'Gemeente en politie controleren samen in de eerste week van de volgende maand.',
    tasks: [
      {
        owner: 'municipality',
        what: 'Plan de controle en stuur de brief',
        answer: 'Gedaan. Het register was op orde.',
      },
      { owner: 'base-team', what: 'Ga mee op controle', answer: 'Meegegaan met twee mensen.' },
    ],
  },
  {
    municipality: enschede,
    state: 'decided',
    meeting: 1,
    page: order,
    decision: 'De burgemeester legt een last op. Het basisteam kijkt na vier weken mee.',
    tasks: [
      { owner: 'municipality', what: 'Maak de last klaar en reik hem uit', answer: null },
      { owner: 'base-team', what: 'Loop mee bij de hercontrole', answer: null },
      { owner: 'prosecution', what: 'Laat weten of er een zaak loopt', answer: 'Er loopt geen zaak.' },
    ],
  },
  {
    municipality: enschede,
    state: 'postponed',
    meeting: 1,
    page: order,
    decision: 'Wij wachten op het antwoord van de handelaar op de aankondiging.',
    tasks: [],
  },
  { municipality: enschede, state: 'on-agenda', meeting: 2, page: together, decision: '', tasks: [] },
  { municipality: enschede, state: 'proposed', meeting: null, page: together, decision: '', tasks: [] },
  {
    municipality: enschede,
    state: 'withdrawn',
    meeting: null,
    page: together,
    decision: 'De winkel is intussen op orde gebracht.',
    tasks: [],
  },
  {
    municipality: 'hengelo',
    state: 'decided',
    meeting: 1,
    page: together,
    decision: 'De gemeente controleert, de politie gaat mee.',
    tasks: [
      { owner: 'municipality', what: 'Plan de controle', answer: 'Gepland in overleg met het basisteam.' },
    ],
  },
  {
    municipality: 'almelo',
    state: 'decided',
    meeting: 0,
    page: order,
    decision: 'De burgemeester legt een last onder dwangsom op.',
    tasks: [{ owner: 'municipality', what: 'Maak de last klaar', answer: null }],
  },
]
