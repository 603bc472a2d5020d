import { addDays, type Day } from '../../kernel/dates.ts'
import type { Transaction } from '../../platform/database.ts'
import { listDealers, type ListedDealer } from '../dealers/public.ts'
import type { LetterTemplate, SeriesPlan } from './contract.ts'
import { letterValues } from './letter-values.ts'
import { papersOn } from './list-letterheads.ts'
import { type Candidate, type Channel, chooseRecipients, LATELY_DAYS } from './rules/choose-recipients.ts'
import type { FieldValues } from './rules/fields.ts'
import { missingFields } from './rules/fill-template.ts'

export type SeriesOrder = {
  template: LetterTemplate
  dealerIds: readonly string[]
  channel: Channel
  datedOn: Day
  includeLately: boolean
  /** Values per dealer that only who orders knows, such as the link to answer by. */
  fieldsOf: (dealerId: string) => FieldValues
  website: string
  today: Day
}

/** Who would get a letter and how, and who not and why. Dealers that the caller does not work for are not in it. */
export async function planSeries(tx: Transaction, order: SeriesOrder): Promise<SeriesPlan> {
  const { template, channel, datedOn, includeLately, website } = order
  const dealers = await listDealers(tx, order.today, [...new Set(order.dealerIds)])
  const { forMunicipality } = await papersOn(tx, datedOn)
  const lately = await lastOfTemplate(tx, order)
  const about = new Map(dealers.map((dealer) => [dealer.id, dealer]))
  const without = dealers.filter(({ municipality }) => forMunicipality(municipality) === null)
  const candidates = dealers.flatMap((dealer): Candidate[] => {
    const paper = forMunicipality(dealer.municipality)
    if (paper === null) return []
    const values = letterValues(dealer, paper, { datedOn, website, given: order.fieldsOf(dealer.id) })
    return [{ ...candidateOf(dealer, lately), missing: missingFields(template, values) }]
  })
  const { chosen, leftOut } = chooseRecipients(candidates, { channel, datedOn, includeLately })
  const named = ({ dealerId }: { dealerId: string }) => {
    const { name, municipalityName, town } = about.get(dealerId)!
    return { dealerId, name, municipalityName, town }
  }
  return {
    letters: chosen.map((one) => ({ ...named(one), channel: one.channel })),
    leftOut: [
      ...leftOut.map(({ reason, on, missing, ...one }) => ({
        ...named(one),
        reason,
        on,
        missing: [...missing],
      })),
      ...without.map(({ id: dealerId }) => ({
        ...named({ dealerId }),
        reason: 'no-letterhead' as const,
        on: null,
        missing: [],
      })),
    ],
  }
}

function candidateOf(dealer: ListedDealer, lately: ReadonlyMap<string, Day>) {
  return {
    dealerId: dealer.id,
    hasAddress: [dealer.street, dealer.postcode, dealer.town].every((part) => part.trim() !== ''),
    hasEmail: dealer.email !== null,
    hasStopped: dealer.state === 'stopped',
    gotItOn: lately.get(dealer.id) ?? null,
  }
}

/** When each dealer got this template last, in the time that matters; also when it was ordered and is not made yet. */
async function lastOfTemplate(
  tx: Transaction,
  { template, dealerIds, datedOn }: SeriesOrder,
): Promise<Map<string, Day>> {
  const rows = await tx<{ dealerId: string; on: Day }[]>`
    select r.dealer_id as "dealerId", max(s.dated_on)::date as "on"
      from programme.letter_recipient r join programme.letter_series s on s.id = r.series_id
      left join programme.letter l on (l.series_id, l.dealer_id) = (r.series_id, r.dealer_id)
     where s.template_id = ${template.id} and s.dated_on > ${addDays(datedOn, -LATELY_DAYS)}
       and r.dealer_id = any (${[...dealerIds]}::uuid[]) and r.refused is null
       and coalesce(l.state <> 'undeliverable', true)
     group by r.dealer_id`
  return new Map(rows.map(({ dealerId, on }) => [dealerId, on]))
}
