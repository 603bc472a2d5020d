import { addDays, type Day } from '../../kernel/dates.ts'
import { sayDay } from '../../platform/messages/say-values.ts'
import type { ListedDealer } from '../dealers/public.ts'
import type { Paper } from './list-letterheads.ts'
import type { FieldValues } from './rules/fields.ts'

/** Days that someone has to react to a letter, unless a meeting says otherwise. */
const REACTION_DAYS = 14

/** What the fields of a letter to a dealer say. A day that is not known has no value. */
export function letterValues(
  dealer: ListedDealer,
  paper: Paper,
  letter: { datedOn: Day; website: string; given: FieldValues },
): FieldValues {
  const { datedOn, website, given } = letter
  const { joinedOn, lastEntryOn } = dealer.facts
  return {
    naam: dealer.name,
    adres: `${dealer.street} ${dealer.houseNumber}`.trim(),
    postcode: dealer.postcode,
    plaats: dealer.town,
    ...(dealer.kvkNumber && { kvknummer: dealer.kvkNumber }),
    ...(joinedOn && { aangesloten_op: dayOf(joinedOn) }),
    ...(lastEntryOn && { laatste_inkoop: dayOf(lastEntryOn) }),
    gemeente: dealer.municipalityName,
    datum: dayOf(datedOn),
    afzender: paper.senderName,
    contact: paper.contact.split('\n').join(', '),
    reageren_voor: dayOf(addDays(datedOn, REACTION_DAYS)),
    website,
    ...given,
  }
}

/** Letters are Dutch, so their days are too. */
const dayOf = (day: Day) => sayDay(day, 'nl')
