import { createHash } from 'node:crypto'
import { type Day, dayInAmsterdam } from '../../kernel/dates.ts'
import { newId } from '../../kernel/ids.ts'
import { canonicalJson } from '../../log/public.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import { listDealers, recordEvent } from '../dealers/public.ts'
import { letterValues } from './letter-values.ts'
import { logoOf, papersOn } from './list-letterheads.ts'
import type { FieldValues } from './rules/fields.ts'
import { missingFields } from './rules/fill-template.ts'
import { typesetLetters } from './typeset-letter.ts'
import { referenceOf, writeLetter } from './write-letter.ts'

type Series = { id: string; datedOn: Day; subject: string; body: string }
type Claimed = { dealer_id: string; channel: 'post' | 'email'; fields: FieldValues }

/**
 * Makes the next letter of a series, whole or not at all: its number, texts, digest and what is noted with the dealer stand
 * in this transaction. `nothing-left` when all are made or others are at it.
 */
export async function makeLetter(
  tx: Transaction,
  caller: Caller,
  seriesId: string,
  { website, now }: { website: string; now: Date },
): Promise<'made' | 'refused' | 'nothing-left'> {
  const [series] = await tx<Series[]>`
    select s.id, s.dated_on as "datedOn", v.subject, v.body from programme.letter_series s
      join programme.letter_template_version v on (v.template_id, v.version) = (s.template_id, s.template_version)
     where s.id = ${seriesId}`
  const [claimed] = await tx<Claimed[]>`select * from programme.claim_letter(${seriesId})`
  if (!claimed || !series) return 'nothing-left'
  const { dealer_id: dealerId, channel, fields: given } = claimed
  const [dealer] = await listDealers(tx, dayInAmsterdam(now), [dealerId])
  const paper = dealer && (await papersOn(tx, series.datedOn)).forMunicipality(dealer.municipality)
  const refuse = async (why: 'not-allowed' | 'stopped' | 'no-email' | 'field-missing') => {
    await tx`select programme.refuse_letter(${seriesId}, ${dealerId}, ${why})`
    return 'refused' as const
  }
  // What was true when the series was ordered may not be so any more: a mandate that ended, a dealer that stopped.
  if (!dealer || !paper) return refuse('not-allowed')
  if (dealer.state === 'stopped') return refuse('stopped')
  if (channel === 'email' && dealer.email === null) return refuse('no-email')
  const { datedOn } = series
  if (missingFields(series, letterValues(dealer, paper, { datedOn, website, given })).length > 0)
    return refuse('field-missing')

  const year = Number(datedOn.slice(0, 4))
  const [row] = await tx<{ number: number }[]>`
    select programme.next_letter_number(${paper.organisationId}, ${year}) as number`
  const { number } = row!
  const reference = referenceOf(paper.organisationId, year, number)
  const content = writeLetter({ dealer, paper, template: series, datedOn, reference, website, given })
  const pdf = typesetLetters([{ content, logo: await logoOf(tx, paper.id) }], content.subject, now)
  const id = newId()
  const letter = {
    id,
    series_id: seriesId,
    dealer_id: dealerId,
    organisation_id: paper.organisationId,
    year,
    number,
    letterhead_id: paper.id,
    dated_on: datedOn,
    content: canonicalJson(content),
    email: channel === 'email' ? dealer.email : null,
    made_at: now.toISOString(),
  }
  const digest = createHash('sha256').update(pdf).digest()
  await tx`select programme.record_letter(${tx.json(letter)}, ${digest})`
  // A mail is noted once the mail server took it.
  if (channel === 'post') {
    const detail = { title: content.subject, reference }
    await recordEvent(tx, caller, {
      dealerId,
      kind: 'letter',
      on: datedOn,
      detail,
      about: { kind: 'letter', id },
    })
  }
  return 'made'
}
