import { dealerSizes } from '../src/capabilities/dealers/contract.ts'
import type { BranchKind } from '../src/kernel/codes.ts'
import { addDays, type Day } from '../src/kernel/dates.ts'
import { dealers } from './dealers.ts'
import { makeRng, type Rng } from './generator/public.ts'
import { municipalities } from './twente.ts'

/** How many dealers the inventory of the fictional Twente has per municipality: 259 together, as in the plan. */
export const dealerCounts: Record<string, number> = {
  almelo: 38,
  borne: 9,
  dinkelland: 4,
  enschede: 71,
  haaksbergen: 10,
  hellendoorn: 13,
  hengelo: 42,
  'hof-van-twente': 13,
  losser: 8,
  oldenzaal: 17,
  'rijssen-holten': 14,
  tubbergen: 2,
  twenterand: 12,
  wierden: 6,
}

/** One place of business of the inventory, with numbers that the trade register doesn't give out (99...). */
export type InventoryDealer = {
  id: string
  municipality: string
  kvkNumber: string
  branchNumber: string
  name: string
  kind: BranchKind
  size: (typeof dealerSizes)[number] | null
  street: string
  houseNumber: string
  postcode: string
  town: string
  email: string | null
  phone: string | null
  listedOn: Day
  isConnected: boolean
}

const kinds: readonly [BranchKind, number][] = [
  ['jeweller', 20],
  ['gold-buyer', 12],
  ['phone-shop', 22],
  ['pawnbroker', 3],
  ['bicycle-shop', 20],
  ['general', 23],
]
const titles: Record<BranchKind, readonly string[]> = {
  jeweller: ['Juwelier', 'Goudsmederij', 'Edelsmid'],
  'gold-buyer': ['Goudinkoop', 'Goudwissel', 'Oud Goud'],
  'phone-shop': ['Telefoonwinkel', 'Belshop', 'Telefoonreparatie'],
  pawnbroker: ['Pandhuis', 'Leenbank'],
  'bicycle-shop': ['Fietsen', 'Rijwielhandel', 'Tweewielers'],
  general: ['Kringloop', 'Tweedehands', 'Inkoop en Verkoop', 'Antiek', 'Gereedschap'],
}
const words =
  'Akkerwinde Beukenhof Brinkzicht Dageraad Dennenpracht Eikentop Esdoorn Frisse Start Grutto Hazelaar Heidebloem IJsvogel Kievit Klaproos Korenbloem Kraanvogel Leeuwerik Lindeboom Meidoorn Merel Mosterdzaad Nachtegaal Ooievaar Populier Reiger Ringslang Roodborst Sleedoorn Speenkruid Sperwer Steenuil Sterappel Tjiftjaf Torenvalk Veldmuis Vlinder Vuursteen Waterlelie Wielewaal Wilgenroos Zandoog Zilverberk Zonnedauw Zwaluw'.split(
    /\s(?=[A-ZI])/,
  )
const streets = ['Voorbeeldstraat', 'Verzonnenweg', 'Fictieplein', 'Proefstraat', 'Denklaan', 'Schijnstraat']

/** Every dealer of the fictional Twente; the ones that are connected first. The same each time, but for its dates. */
export function makeInventory(today: Day): InventoryDealer[] {
  const rng = makeRng(259)
  const connected = dealers.flatMap(({ kvkNumber, branches }) =>
    branches.map((branch) => ({
      ...about(rng),
      kvkNumber: kvkNumber as string | null,
      ...branch,
      isConnected: true,
    })),
  )
  const others = municipalities.flatMap(({ slug, name, postcode }) => {
    const there = connected.filter(({ municipality }) => municipality === slug).length
    return Array.from({ length: dealerCounts[slug]! - there }, () => {
      const kind = rng.weighted(kinds)
      const title = rng.pick(titles[kind])
      return {
        ...about(rng),
        kvkNumber: null,
        branchNumber: null,
        name: `${title} ${rng.pick(words)}`,
        kind,
        municipality: slug,
        town: name,
        street: rng.pick(streets),
        houseNumber: String(rng.int(1, 180)),
        postcode: `${postcode} ${rng.pick(['AB', 'CD', 'EG', 'HK', 'LM', 'NP', 'RT', 'VW', 'XZ'])}`,
        isConnected: false,
      }
    })
  })
  return [...connected, ...others].map((dealer, index) => {
    const kvkNumber = dealer.kvkNumber ?? String(99_100_000 + index)
    const branchNumber = dealer.branchNumber ?? `${kvkNumber}0001`
    const n = String(index + 1).padStart(12, '0')
    return {
      ...dealer,
      kvkNumber,
      branchNumber,
      id: `01900000-0000-7000-8000-${n}`,
      // example.nl names nobody; a mail that leaves a demo by mistake reaches nobody.
      email: rng.chance(0.6) ? `winkel-${index + 1}@handelaar.example` : null,
      listedOn: addDays(today, -rng.int(360, 420)),
    }
  })
}

function about(rng: Rng) {
  const size = rng.pick([...dealerSizes, ...dealerSizes.slice(0, 2), null])
  return { size, phone: rng.chance(0.7) ? `0740 ${rng.digits(6)}` : null }
}
