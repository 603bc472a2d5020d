import type { BranchKind } from '../src/kernel/codes.ts'
import { municipalities } from './twente.ts'

/** Forty made-up dealers. Numbers of the trade register begin with 99, which it doesn't give out. */

export type Branch = {
  branchNumber: string
  name: string
  kind: BranchKind
  street: string
  houseNumber: string
  postcode: string
  town: string
  municipality: string
}
export type Dealer = { organisationId: string; kvkNumber: string; name: string; branches: Branch[] }

// Name, kind, then one "municipality, street and house number" per branch. The first is the dealer of the demo.
const rows: [name: string, kind: BranchKind, ...branches: string[]][] = [
  ['Juwelier Voorbeeld', 'jeweller', 'enschede Klokkenmakersstraat 12', 'hengelo Passerpad 3'],
  ['Goudinkoop De Weegschaal', 'gold-buyer', 'enschede Karaatplein 8', 'almelo Karaatstraat 41'],
  ['Telefoonhuis Twentepunt', 'phone-shop', 'enschede Zendmaststraat 77', 'oldenzaal Zendmastweg 5'],
  ['Pandhuis De Lommerd', 'pawnbroker', 'enschede Lommerdsteeg 2'],
  ['Fietsenmakerij Het Kettinkje', 'bicycle-shop', 'enschede Spaakweg 19', 'haaksbergen Trappersplein 1'],
  ['Tweede Kans Enschede', 'general', 'enschede Rommelmarkt 101'],
  ['Juwelier Zilverdraad', 'jeweller', 'enschede Zilverdraadhof 6'],
  ['Goudhoek Enschede', 'gold-buyer', 'enschede Smeltkroesstraat 33'],
  ['Schermgered', 'phone-shop', 'enschede Zendmaststraat 12', 'hengelo Beltoonstraat 9'],
  ['Fietsenbeurs Roombeekje', 'bicycle-shop', 'enschede Spaakweg 88'],
  ['Audio en Beeld Terug', 'general', 'enschede Luidsprekerlaan 4'],
  ['Juwelier Kroontje', 'jeweller', 'hengelo Passerpad 21'],
  ['Goudinkoop Hengelo Midden', 'gold-buyer', 'hengelo Karaatsingel 7'],
  ['Telefoonmaker Hengelo', 'phone-shop', 'hengelo Beltoonstraat 30', 'borne Beltoonweg 2'],
  ['Pandhuis Het Anker', 'pawnbroker', 'hengelo Ankerplein 14', 'almelo Ankerstraat 6'],
  ['Fietsenwinkel De Bagagedrager', 'bicycle-shop', 'hengelo Zadelstraat 55'],
  ['Kringloop Alles Terug', 'general', 'hengelo Loodsweg 200'],
  ['Juwelier Goudzoeker', 'jeweller', 'almelo Gouden Ringweg 10'],
  ['Telefoonpunt Almelo', 'phone-shop', 'almelo Zendstation 18'],
  ['Fietsenhuis Almelo', 'bicycle-shop', 'almelo Velgenlaan 62', 'wierden Velgenweg 4'],
  ['Ruilhandel De Bazaar', 'general', 'almelo Bazaarplein 3'],
  ['Gereedschap Opnieuw', 'general', 'almelo Hamerstraat 9', 'twenterand Hamerweg 11'],
  ['Juwelier Parelmoer', 'jeweller', 'oldenzaal Parelstraat 5'],
  ['Goudbalie Oldenzaal', 'gold-buyer', 'oldenzaal Karaatsteeg 1'],
  ['Fietsen Boeskool Demo', 'bicycle-shop', 'oldenzaal Voorwielstraat 27'],
  ['Juwelier Robijn', 'jeweller', 'rijssen-holten Robijnweg 13'],
  ['Goudinkoop Rijssen', 'gold-buyer', 'rijssen-holten Karaatpad 22'],
  ['Telefoonhoek Holten', 'phone-shop', 'rijssen-holten Simkaartstraat 6'],
  ['Fietsen aan de Regge', 'bicycle-shop', 'hellendoorn Achterlichtweg 8'],
  ['Tweedehands Nijverdal', 'general', 'hellendoorn Loodsplein 17'],
  ['Juwelier Saffier', 'jeweller', 'hof-van-twente Saffierlaan 2'],
  ['Telefoondokter Goor', 'phone-shop', 'hof-van-twente Laderstraat 15'],
  ['Opkoper De Losse Schakel', 'general', 'losser Schakelweg 31'],
  ['Goudinkoop Losser', 'gold-buyer', 'losser Karaathof 4'],
  ['Fietsenschuur Dinkel', 'bicycle-shop', 'dinkelland Bandenweg 9'],
  ['Juwelier Barnsteen', 'jeweller', 'haaksbergen Barnsteenstraat 7'],
  ['Telefoonstop Vriezenveen', 'phone-shop', 'twenterand Laadpaalstraat 20'],
  ['Pandhuis Wierden', 'pawnbroker', 'wierden Pandweg 12'],
  ['Inkoop en Verkoop Tubbergen', 'general', 'tubbergen Marktschuur 1'],
  ['Goudinkoop Borne', 'gold-buyer', 'borne Karaatlaan 16'],
]

const byLength = [...municipalities].sort((a, b) => b.slug.length - a.slug.length)

export const dealers: readonly Dealer[] = rows.map(([name, kind, ...addresses], index) => {
  const kvkNumber = String(99_000_001 + index)
  const branches = addresses.map((address, n) =>
    branch(name, kind, `${kvkNumber}${String(n + 1).padStart(4, '0')}`, address),
  )
  return { organisationId: `dealer:${kvkNumber}`, kvkNumber, name, branches }
})

/** The dealer that the demo signs in as: one business, two branches in two municipalities. */
export const demoDealer = dealers[0]!

function branch(dealer: string, kind: BranchKind, branchNumber: string, address: string): Branch {
  const place = byLength.find(({ slug }) => address.startsWith(`${slug} `))
  const parts = address.slice((place?.slug.length ?? 0) + 1).match(/^(.+) (\d+)$/)
  if (!place || !parts) throw new Error(`no address in "${address}"`)
  const letters = `${dealer.replaceAll(/[^A-Z]/g, '')}XA`.slice(0, 2).replace(/S[ADS]/, 'XA')
  return {
    branchNumber,
    name: `${dealer} ${place.name}`.replace(`${place.name} ${place.name}`, place.name),
    kind,
    street: parts[1]!,
    houseNumber: parts[2]!,
    postcode: `${place.postcode} ${letters}`,
    town: place.name,
    municipality: place.slug,
  }
}
