import { z } from 'zod'
import type { TradeAddress, TradeEntry } from './contract.ts'
import { domestic, said, unsaid } from './kvk-words.ts'

/** Zoeken v1 (until 2024) and Zoeken v2: what is found is the same, its parameters and names are not. */
export const kvkGenerations = [2, 1] as const
export type KvkGeneration = (typeof kvkGenerations)[number]

/** What can be looked for; each generation has its own word for it. */
export type KvkQuestion = { kvkNumber: string } | { name: string; town: string }

export const RESULTS_MAX = 50

/** The parameters of a question. Registrations that ended are asked for: that one stopped is the answer. */
export function searchQuery(generation: KvkGeneration, asked: KvkQuestion): Record<string, string> {
  const isNew = generation === 2
  const paging = isNew
    ? { inclusiefInactieveRegistraties: 'true', resultatenPerPagina: String(RESULTS_MAX) }
    : { InclusiefInactieveRegistraties: 'true', aantal: String(RESULTS_MAX) }
  if ('kvkNumber' in asked) return { kvkNummer: asked.kvkNumber, ...paging }
  return { [isNew ? 'naam' : 'handelsnaam']: asked.name, plaats: asked.town, ...paging }
}

const common = {
  kvkNummer: z.string().regex(/^\d{8}$/),
  vestigingsnummer: z
    .string()
    .regex(/^\d{12}$/)
    .nullish(),
  type: said,
  actief: unsaid,
}
const itemV1 = z.object({
  ...common,
  handelsnaam: said,
  adresType: unsaid,
  straatnaam: unsaid,
  huisnummer: z.union([z.number(), said]).nullish(),
  huisnummerToevoeging: unsaid,
  postcode: unsaid,
  plaats: unsaid,
})
const itemV2 = z.object({
  ...common,
  naam: said,
  adres: z
    .object({
      binnenlandsAdres: z
        .object({
          straatnaam: unsaid,
          huisnummer: z.union([z.number(), said]).nullish(),
          huisletter: unsaid,
          huisnummerToevoeging: unsaid,
          postcode: unsaid,
          plaats: unsaid,
        })
        .nullish(),
      buitenlandsAdres: z
        .object({ straatHuisnummer: unsaid, postcodeWoonplaats: unsaid, land: unsaid })
        .nullish(),
    })
    .nullish(),
})
const found = <T extends z.ZodType>(item: T) =>
  z.object({ totaal: z.int(), resultaten: z.array(item).max(RESULTS_MAX) })
const resultsV1 = found(itemV1)
const resultsV2 = found(itemV2)

/** Places of business among the results, each once; undefined when it is not an answer of that generation. */
export function readSearch(
  generation: KvkGeneration,
  body: unknown,
): { entries: TradeEntry[]; more: boolean } | undefined {
  const items =
    generation === 2
      ? readAll(resultsV2, body, (item) => entryOf(item, item.naam, addressV2(item.adres)))
      : readAll(resultsV1, body, (item) => entryOf(item, item.handelsnaam, addressV1(item)))
  if (items === undefined) return undefined
  // A place that goes by several names is found once for each; a legal person is no place.
  const known = new Map<string, TradeEntry>()
  for (const entry of items.entries) {
    if (entry.branchNumber !== null && !known.has(entry.branchNumber)) known.set(entry.branchNumber, entry)
  }
  const places = [...known.values()]
  return { entries: places.length > 0 ? places : items.entries, more: items.total > RESULTS_MAX }
}

function readAll<T>(
  schema: z.ZodType<{ totaal: number; resultaten: T[] }>,
  body: unknown,
  entry: (item: T) => TradeEntry,
): { entries: TradeEntry[]; total: number } | undefined {
  const read = schema.safeParse(body)
  return read.success ? { entries: read.data.resultaten.map(entry), total: read.data.totaal } : undefined
}

type Item = {
  kvkNummer: string
  vestigingsnummer?: string | null | undefined
  type: string
  actief?: string | null
}
function entryOf(item: Item, name: string, address: TradeAddress | null): TradeEntry {
  return {
    kvkNumber: item.kvkNummer,
    branchNumber: item.vestigingsnummer ?? null,
    name,
    isMain: item.vestigingsnummer ? item.type === 'hoofdvestiging' : null,
    address,
    isShielded: false,
    startedOn: null,
    endedOn: null,
    isEnded: item.actief?.toLowerCase() === 'nee',
    nonMailing: null,
    activities: [],
    staff: null,
  }
}

/** Abroad v1 names street and town alone, and nothing tells that it is abroad: the profile of the place does. */
function addressV1(item: z.infer<typeof itemV1>): TradeAddress | null {
  return domestic({ ...item, huisletter: null })
}

function addressV2(address: z.infer<typeof itemV2>['adres']): TradeAddress | null {
  const abroad = address?.buitenlandsAdres
  if (abroad) {
    const lines = [abroad.straatHuisnummer, abroad.postcodeWoonplaats].filter(
      (line) => typeof line === 'string',
    )
    return { kind: 'foreign', lines, country: abroad.land ?? '' }
  }
  return address?.binnenlandsAdres ? domestic(address.binnenlandsAdres) : null
}
