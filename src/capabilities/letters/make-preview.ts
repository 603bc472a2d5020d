import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { sayDay } from '../../platform/messages/say-values.ts'
import type { Transaction } from '../../platform/database.ts'
import { listDealers, type ListedDealer } from '../dealers/public.ts'
import { logoOf, papersOn } from './list-letterheads.ts'
import { letterValues } from './letter-values.ts'
import { type FieldName, fieldNames, type FieldValues } from './rules/fields.ts'
import { plainText } from './rules/fill-template.ts'
import type { LetterToPrint } from './typeset-letter.ts'
import { writeLetter } from './write-letter.ts'

type Asked = {
  template: { subject: string; body: string }
  dealerId: string | null
  datedOn: Day
  website: string
  now: Date
}
export type LetterPreview = LetterToPrint & { text: string }

/**
 * A letter as it would be, with no number yet. What only a meeting knows is shown as an example. Null when the caller works
 * for no dealer like that, or its sender has no letterhead.
 */
export async function makePreview(tx: Transaction, asked: Asked): Promise<LetterPreview | null> {
  const { template, dealerId, datedOn, website, now } = asked
  const today = dayInAmsterdam(now)
  const dealers = await listDealers(tx, today, dealerId === null ? null : [dealerId])
  const dealer = dealers.find(({ state }) => state !== 'stopped') ?? dealers[0]
  const paper = dealer && (await papersOn(tx, datedOn)).forMunicipality(dealer.municipality)
  if (!dealer || !paper) return null
  const given = exampleValues(dealer, letterValues(dealer, paper, { datedOn, website, given: {} }), datedOn)
  const content = writeLetter({
    dealer,
    paper,
    template,
    datedOn,
    reference: 'volgt bij het versturen',
    website,
    given,
  })
  return { content, logo: await logoOf(tx, paper.id), text: plainText(content.blocks) }
}

/** An example for each field that this dealer has no value for. */
function exampleValues(dealer: ListedDealer, known: FieldValues, datedOn: Day): FieldValues {
  const day = sayDay(datedOn, 'nl')
  const examples: Partial<Record<FieldName, string>> = {
    bijeenkomst: 'Voorbeeld van een bijeenkomst',
    bijeenkomst_dag: day,
    bijeenkomst_tijd: '19.30 tot 21.30 uur',
    bijeenkomst_plaats: `Voorbeeldplein 1, ${dealer.town}`,
    antwoorden_voor: day,
    antwoordlink: 'https://voorbeeld.example/antwoord',
    antwoordcode: 'VOOR-BEELD',
    aangesloten_op: day,
    laatste_inkoop: day,
    kvknummer: '00000000',
  }
  const missing = fieldNames.filter((name) => !known[name])
  return Object.fromEntries(missing.map((name) => [name, examples[name] ?? `(${name})`]))
}
