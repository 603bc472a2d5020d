import { z } from 'zod'
import type { TradeAddress, TradeEntry } from './contract.ts'
import { dayOf, domestic, said, unsaid, yesOrNo } from './kvk-words.ts'

const registration = z.object({ datumAanvang: unsaid, datumEinde: unsaid }).nullish()
const activities = z
  .array(z.object({ sbiCode: said, sbiOmschrijving: unsaid }))
  .max(200)
  .nullish()
const address = z.object({
  type: unsaid,
  indAfgeschermd: unsaid,
  straatnaam: unsaid,
  huisnummer: z.union([z.number(), said]).nullish(),
  huisletter: unsaid,
  huisnummerToevoeging: unsaid,
  postcode: unsaid,
  plaats: unsaid,
  straatHuisnummer: unsaid,
  postcodeWoonplaats: unsaid,
  land: unsaid,
})
const branch = z.object({
  vestigingsnummer: z.string().regex(/^\d{12}$/),
  kvkNummer: z.string().regex(/^\d{8}$/),
  indNonMailing: unsaid,
  materieleRegistratie: registration,
  eersteHandelsnaam: said,
  indHoofdvestiging: unsaid,
  totaalWerkzamePersonen: z.int().nullish(),
  adressen: z.array(address).max(20).nullish(),
  sbiActiviteiten: activities,
})
const business = z.object({
  kvkNummer: z.string().regex(/^\d{8}$/),
  indNonMailing: unsaid,
  naam: said,
  materieleRegistratie: registration,
  totaalWerkzamePersonen: z.int().nullish(),
  sbiActiviteiten: activities,
  _embedded: z.object({ hoofdvestiging: branch.nullish() }).nullish(),
})

/** A Vestigingsprofiel; undefined when it isn't one, or of another place than asked. */
export function readBranch(body: unknown, branchNumber: string): TradeEntry | undefined {
  const read = branch.safeParse(body)
  return read.success && read.data.vestigingsnummer === branchNumber ? branchEntry(read.data) : undefined
}

/** What a Basisprofiel adds to the places of a business. */
export type BusinessFacts = Pick<
  TradeEntry,
  'startedOn' | 'endedOn' | 'isEnded' | 'nonMailing' | 'activities' | 'staff' | 'name'
> & { main: TradeEntry | null }

/** A Basisprofiel; undefined when it isn't one, or of another business than asked. */
export function readBusiness(body: unknown, kvkNumber: string): BusinessFacts | undefined {
  const read = business.safeParse(body)
  if (!read.success || read.data.kvkNummer !== kvkNumber) return undefined
  const { naam, _embedded: embedded, ...data } = read.data
  const main = embedded?.hoofdvestiging
  return { name: naam, ...about(data), main: main ? branchEntry(main) : null }
}

/** The places of a business as the search named them, with what its profile says of all of them. */
export function withBusiness(entries: TradeEntry[], facts: BusinessFacts): TradeEntry[] {
  const { main, name: _, ...whole } = facts
  return entries.map((entry) => {
    if (main !== null && entry.branchNumber === main.branchNumber)
      return { ...main, isEnded: main.isEnded || whole.isEnded || entry.isEnded }
    // Where the business has one place, its people work there.
    const staff = entries.length === 1 ? whole.staff : null
    return { ...entry, ...whole, staff, isEnded: entry.isEnded || whole.isEnded }
  })
}

function about(data: {
  indNonMailing: string | null
  materieleRegistratie?: z.infer<typeof registration>
  totaalWerkzamePersonen?: number | null | undefined
  sbiActiviteiten?: z.infer<typeof activities>
}) {
  const { datumAanvang = null, datumEinde = null } = data.materieleRegistratie ?? {}
  return {
    startedOn: dayOf(datumAanvang),
    endedOn: dayOf(datumEinde),
    // A day of which the register knows only the year is an end all the same.
    isEnded: datumEinde !== null,
    nonMailing: yesOrNo(data.indNonMailing),
    activities: (data.sbiActiviteiten ?? []).map(
      ({ sbiCode, sbiOmschrijving }) => sbiOmschrijving ?? sbiCode,
    ),
    staff: data.totaalWerkzamePersonen ?? null,
  }
}

function branchEntry(data: z.infer<typeof branch>): TradeEntry {
  const visited = (data.adressen ?? []).find(({ type }) => type?.toLowerCase().includes('bezoek'))
  const isShielded = yesOrNo(visited?.indAfgeschermd ?? null) === true
  return {
    kvkNumber: data.kvkNummer,
    branchNumber: data.vestigingsnummer,
    name: data.eersteHandelsnaam,
    isMain: yesOrNo(data.indHoofdvestiging),
    address: visited && !isShielded ? addressOf(visited) : null,
    isShielded,
    ...about(data),
  }
}

function addressOf(written: z.infer<typeof address>): TradeAddress | null {
  if (written.land === null || /^nederland$/i.test(written.land)) return domestic(written)
  const lines = [written.straatHuisnummer, written.postcodeWoonplaats].filter((line) => line !== null)
  return { kind: 'foreign', lines, country: written.land }
}
