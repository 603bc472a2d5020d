import { join } from 'node:path'
import { makeImei, makeRng, type Rng, type TheftRequest } from '../../seeds/generator/public.ts'
import { hitLevels } from '../../src/kernel/codes.ts'
import type { FoundHit, Trial } from './open-trial.ts'
import { readTable } from './read-table.ts'
import { buy, importThefts, recordHalves, say, steal, type Stolen } from './record.ts'

const PHONES = 1_000

type Phone = { n: number; brand: string; model: string; aka: string; tac: string; imei: string }
/** One way in which a theft of a phone is reported; null when this phone has not what it takes. */
type Way = {
  says: string
  report: (phone: Phone, rng: Rng) => Stolen | null
}

const item = (phone: Phone, model: string, imei: string | null): Stolen => ({
  category: 'phone',
  brand: phone.brand,
  model,
  identifiers: imei === null ? [] : [{ kind: 'imei', value: imei }],
})
const firstOther = ({ aka }: Phone): string => aka.split(',')[0]!

const ways: Way[] = [
  { says: 'its IMEI, its own name', report: (phone) => item(phone, phone.model, phone.imei) },
  {
    says: 'its IMEI, another of its names',
    report: (phone) => (phone.aka ? item(phone, firstOther(phone), phone.imei) : null),
  },
  {
    says: 'its IMEI with one digit wrong',
    report: (phone, rng) => item(phone, phone.model, mistyped(phone, rng)),
  },
  {
    says: 'no number, another name that the shop noted too',
    report: (phone) => (phone.aka ? item(phone, firstOther(phone), null) : null),
  },
  {
    says: 'no number, another name that the shop did not note',
    report: (phone) => (phone.aka ? item(phone, firstOther(phone), null) : null),
  },
  { says: 'no number, its own name', report: (phone) => item(phone, phone.model, null) },
  {
    says: 'NOT the same: another IMEI of the same model',
    report: (phone, rng) => item(phone, phone.model, makeImei(phone.tac, rng.int(0, 999_999))),
  },
]
/** In the fifth of these ways the shop keeps the other names to itself. */
const SILENT_WAY = 4
/** Of every so many phones one is reported in each way; the rest is honest trade. */
const EVERY = 10

/** A thousand real models with made-up numbers, most of them honest, some stolen and reported in every way. */
export async function tryPhones(trial: Trial, folder: string): Promise<string[]> {
  const rng = makeRng(1_001)
  const phones = await readPhones(join(folder, 'tac.csv'), rng)
  const purchases = phones.map((phone) =>
    buy('phone-shop', phone.n, `phone-${phone.n}`, {
      category: 'phone',
      brand: phone.brand,
      model: phone.model,
      description: phone.n % EVERY === SILENT_WAY ? null : phone.aka,
      quantity: 1,
      priceCents: rng.int(20, 600) * 100,
      identifiers: [{ kind: 'imei', value: phone.imei }],
    }),
  )
  const reports = phones.flatMap((phone) => {
    const reported = ways[phone.n % EVERY]?.report(phone, rng)
    return reported ? [steal(`phone-${phone.n}`, reported)] : []
  })
  const halves = await recordHalves(trial, purchases)
  const stolen = await importThefts(trial, reports)
  await trial.settled()
  const hits = (await trial.hits()).filter(({ theft }) => theft.startsWith('phone-'))
  const withNames = phones.filter(({ aka }) => aka !== '')
  const longest = Math.max(...withNames.map(({ aka }) => aka.length))
  return [
    ...halves.flatMap((half) => say('Phones', half)),
    ...say('Stolen phones', stolen),
    `${withNames.length} of the phones have other names (the column aka, at most ${longest} characters): kept as they are, as description.`,
    ...table(reports, hits),
  ]
}

async function readPhones(file: string, rng: Rng): Promise<Phone[]> {
  const rows = await readTable(file)
  const step = Math.floor(rows.length / PHONES)
  return Array.from({ length: PHONES }, (_, n) => {
    const { tac = '', brand = '', model = '', aka = '' } = rows[n * step]!
    return { n, tac, brand, model, aka, imei: makeImei(tac, rng.int(0, 999_999)) }
  })
}

function mistyped({ imei }: Phone, rng: Rng): string {
  const at = rng.int(8, 11)
  const wrong = (Number(imei[at]) + rng.int(1, 9)) % 10
  return imei.slice(0, at) + String(wrong) + imei.slice(at + 1)
}

function table(reports: readonly TheftRequest[], hits: readonly FoundHit[]): string[] {
  const rows = ways.map(({ says }, way) => {
    const ofWay = (reference: string) => Number(reference.slice('phone-'.length)) % EVERY === way
    const own = hits.filter(({ purchase, theft }) => ofWay(theft) && purchase === theft)
    const strangers = hits.filter(({ purchase, theft }) => ofWay(theft) && purchase !== theft)
    const reported = reports.filter(({ reference }) => ofWay(reference)).length
    return `| ${says} | ${reported} | ${perLevel(own)} | ${perLevel(strangers)} |`
  })
  const head = '| reported with | thefts | hits on that phone: certain / probable / possible | on others |'
  return [head, '|---|---|---|---|', ...rows]
}

export function perLevel(hits: readonly FoundHit[]): string {
  return hitLevels.map((level) => hits.filter((hit) => hit.level === level).length).join(' / ')
}
