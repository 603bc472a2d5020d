import type { Day } from '../../kernel/dates.ts'
import { sayDay } from '../../platform/messages/say-values.ts'
import type { ListedDealer } from '../dealers/public.ts'
import type { TemplateInput } from './contract.ts'
import { letterValues } from './letter-values.ts'
import type { Paper } from './list-letterheads.ts'
import type { FieldValues } from './rules/fields.ts'
import { fillTemplate } from './rules/fill-template.ts'
import type { LetterContent } from './typeset-letter.ts'

type Letter = {
  dealer: ListedDealer
  paper: Paper
  template: Pick<TemplateInput, 'subject' | 'body'>
  datedOn: Day
  reference: string
  website: string
  given: FieldValues
}

/** All that will stand in a letter. Throws when a field has no value. */
export function writeLetter({
  dealer,
  paper,
  template,
  datedOn,
  reference,
  website,
  given,
}: Letter): LetterContent {
  const { subject, blocks } = fillTemplate(template, letterValues(dealer, paper, { datedOn, website, given }))
  const { senderName: name, returnAddress, visitAddress, contact } = paper
  const { signatoryName, signatoryFunction, colour } = paper
  return {
    reference,
    // The town in capitals and two spaces after the postcode: as sorting machines read it (PostNL).
    addressee: [
      dealer.name,
      `${dealer.street} ${dealer.houseNumber}`.trim(),
      `${dealer.postcode}  ${dealer.town.toLocaleUpperCase('nl')}`.trim(),
    ],
    day: sayDay(datedOn, 'nl'),
    subject,
    blocks,
    sender: { name, returnAddress, visitAddress, contact, signatoryName, signatoryFunction, colour },
  }
}

/** How a letter is called when someone phones about it: ENSCHEDE-2026-0012. */
export function referenceOf(organisationId: string, year: number, number: number): string {
  const sender = organisationId.slice(organisationId.indexOf(':') + 1).toUpperCase()
  return `${sender}-${year}-${String(number).padStart(4, '0')}`
}
