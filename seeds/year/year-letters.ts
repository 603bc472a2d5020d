import { createHash } from 'node:crypto'
import type { ListedDealer } from '../../src/capabilities/dealers/contract.ts'
import type { TemplateKind } from '../../src/capabilities/letters/contract.ts'
import { papersOn } from '../../src/capabilities/letters/list-letterheads.ts'
import { presets } from '../../src/capabilities/letters/presets.ts'
import { typesetLetters } from '../../src/capabilities/letters/typeset-letter.ts'
import { referenceOf, writeLetter } from '../../src/capabilities/letters/write-letter.ts'
import { addDays, type Day } from '../../src/kernel/dates.ts'
import { newId } from '../../src/kernel/ids.ts'
import { canonicalJson } from '../../src/log/public.ts'
import type { Transaction } from '../../src/platform/database.ts'
import { templateId } from '../letters.ts'
import { municipalities, programme } from '../twente.ts'
import type { Biography } from './biographies.ts'

type Written = { life: Biography; cameBack: boolean }
type Series = { id: string; kind: TemplateKind; on: Day; to: Written[] }

const WEBSITE = 'helder.example'

/** The letters of the year in their series, with what is noted of each with the dealer. */
export async function seedYearLetters(tx: Transaction, biographies: readonly Biography[]): Promise<void> {
  const papers = await papersOn(tx, '9999-12-31')
  const numbers = new Map<string, number>()
  const all = seriesOf(biographies)
  await tx`insert into programme.letter_series ${tx(all.map(seriesRow))}`
  const letters = all.flatMap((series) =>
    series.to.map(({ life, cameBack }) => {
      const paper = papers.forMunicipality(life.dealer.municipality)!
      const year = Number(series.on.slice(0, 4))
      const key = `${paper.organisationId} ${year}`
      const number = (numbers.get(key) ?? 0) + 1
      numbers.set(key, number)
      const content = writeLetter({
        dealer: asListed(life),
        paper,
        template: presets.find(({ kind }) => kind === series.kind)!,
        datedOn: series.on,
        reference: referenceOf(paper.organisationId, year, number),
        website: WEBSITE,
        given: {},
      })
      const pdf = typesetLetters([{ content, logo: null }], content.subject, new Date(series.on))
      return {
        id: newId(),
        series_id: series.id,
        dealer_id: life.dealer.id,
        municipality: life.dealer.municipality,
        organisation_id: paper.organisationId,
        year,
        number,
        letterhead_id: paper.id,
        channel: 'post',
        dated_on: series.on,
        content: canonicalJson(content),
        pdf_digest: createHash('sha256').update(pdf).digest(),
        email: null,
        state: cameBack ? 'undeliverable' : 'printed',
        state_since: `${addDays(series.on, cameBack ? 9 : 1)}T10:00:00+01:00`,
        made_at: `${series.on}T09:00:00+01:00`,
      }
    }),
  )
  const recipients = letters.map(({ series_id, dealer_id, municipality, channel }) => ({
    series_id,
    dealer_id,
    municipality,
    channel,
    fields: tx.json({}),
  }))
  await tx`insert into programme.letter_recipient ${tx(recipients)}`
  await tx`insert into programme.letter ${tx(letters)}`
  const counters = [...numbers].map(([key, last_number]) => {
    const [organisation_id, year] = key.split(' ') as [string, string]
    return { organisation_id, year: Number(year), last_number }
  })
  await tx`insert into programme.letter_counter ${tx(counters)}`
  await noteLetters(tx)
}

async function noteLetters(tx: Transaction): Promise<void> {
  await tx`
    insert into programme.event (id, dealer_id, kind, happened_on, detail, subject_kind, subject_id, recorded_at, organisation_id,
      recorded_by_name)
    select gen_random_uuid(), l.dealer_id, k.kind, k.on_day,
           jsonb_build_object('title', l.content::jsonb ->> 'subject', 'reference', l.content::jsonb ->> 'reference'),
           'letter', l.id, k.on_day + time '17:00', l.organisation_id, 'Roos Denkelijk'
      from programme.letter l cross join lateral (
        values ('letter', l.dated_on, true), ('undeliverable', l.state_since::date, l.state = 'undeliverable')) as k(kind, on_day, was)
     where k.was`
}

/** Letters of one kind and day went out together. */
function seriesOf(biographies: readonly Biography[]): Series[] {
  const written = biographies.flatMap((life) =>
    life.letters.map(({ template, on, cameBack }) => ({ key: `${on} ${template}`, life, cameBack })),
  )
  const series = [...Map.groupBy(written, ({ key }) => key)].sort(([a], [b]) => (a < b ? -1 : 1))
  return series.map(([key, to]) => {
    const [on, kind] = key.split(' ') as [Day, TemplateKind]
    return { id: newId(), kind, on, to }
  })
}

const seriesRow = ({ id, kind, on }: Series) => ({
  id,
  organisation_id: programme.id,
  role: 'programme-officer',
  account_id: 'helder seed',
  account_name: 'Roos Denkelijk',
  template_id: templateId(presets.findIndex((preset) => preset.kind === kind)),
  template_version: 1,
  channel: 'post',
  dated_on: on,
  started_at: `${on}T09:00:00+01:00`,
  made_at: `${on}T09:05:00+01:00`,
})

/** As the list had it on the day of the letter, as far as a letter says it. */
function asListed({ dealer, joinedOn }: Biography): ListedDealer {
  const name = municipalities.find(({ slug }) => slug === dealer.municipality)!.name
  return {
    ...dealer,
    municipalityName: name,
    facts: { joinedOn, lastEntryOn: joinedOn },
  } as unknown as ListedDealer
}
