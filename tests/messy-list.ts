import { makeInventory } from '../seeds/inventory.ts'
import { makeRng, type Rng } from '../seeds/generator/public.ts'
import type { BranchKind } from '../src/kernel/codes.ts'
import type { Day } from '../src/kernel/dates.ts'
import type { Outcome } from '../src/capabilities/dealers/rules/import/outcomes.ts'
import { workbook } from './workbook.ts'

/** One line of the list, with the trouble that was planted in it and what it must come back as. */
export type Planted = { trouble: string; expected: Outcome; cells: (string | number)[] }
type Shop = {
  kvkNumber: string
  branchNumber: string
  name: string
  kind: BranchKind
  street: string
  houseNumber: string
  postcode: string
  town: string
  email: string
}

export const title = ['Selectie Handelsregister Twente, 300 regels']
export const headings = [
  'Dossiernr.',
  'Vestigingsnr.',
  'Handelsnaam',
  'Straat + huisnr',
  'Postcode/Plaats',
  'SBI',
  'Omschrijving hoofdactiviteit',
  'Werkzame personen',
  'E-mail',
  'Opmerking',
]
const trades: Record<BranchKind, [sbi: string, activity: string]> = {
  jeweller: ['47.77', 'Winkels in juweliersartikelen en uurwerken'],
  'gold-buyer': ['', 'Inkoop van oud goud'],
  'phone-shop': ['47.42', 'Winkels in telecommunicatieapparatuur'],
  pawnbroker: ['', 'Pandhuis'],
  'bicycle-shop': ['4764.1', 'Winkels in fietsen en bromfietsen'],
  general: ['47793', 'Winkels in tweedehands goederen'],
}
const towns: [town: string, postcode: string][] = [
  ['Enschede', '7545'],
  ['HENGELO (OV)', '7556'],
  ['Almelo', '7606'],
  ['Glanerbrug', '7532'],
  ['Westerhaar-Vriezenveensewijk', '7676'],
  ['Boekelo', '7548'],
  ['De Lutte', '7587'],
  ['Goor', '7472'],
]
const first = [
  'Amethist',
  'Bergkristal',
  'Citrien',
  'Diamant',
  'Esmée',
  'Façade',
  'Granaat',
  'Hélène',
  'IJzer',
  'Jaspis',
  'Köhler',
  'Lapis',
  'Maansteen',
  'Noëlle',
  'Opaal',
  'Porselein',
  'Quilt',
  'Rookkwarts',
  'Smaragd',
  'Turkoois',
]
const second = [
  'Aaltje',
  'Bertus',
  'Catrien',
  'Dieuwke',
  'Evert',
  'Frouke',
  'Gradus',
  'Hendrika',
  'Ilse',
  'Jannes',
]
const letters = 'ABCDEGHKLMNPRTVWXZ'

/** The list: 300 lines under a title and headings, the same each time. Dealers that are listed come out of the inventory. */
export function messyList(today: Day): Planted[] {
  const rng = makeRng(300)
  const listed = makeInventory(today).filter(({ isConnected }) => !isConnected)
  let made = 0
  const lines: Planted[] = []
  const field: Field = {
    rng,
    lines,
    fresh: () => freshShop(made++),
    known: (at) => ({ ...listed[at]!, email: listed[at]!.email ?? '' }),
    plant: (trouble, expected, count, cells) => {
      for (let n = 0; n < count; n++) lines.push({ trouble, expected, cells: cells(n) })
    },
  }
  plantReadable(field)
  plantAsked(field)
  plantWrong(field)
  const [ordered, rest] = [lines.slice(0, NEW), shuffled(rng, lines.slice(NEW))]
  lines.length = 0
  field.plant('total', 'no-dealer', 1, () => ['Totaal', '', '', '', '', '', '', 412, '', ''])
  field.plant('blank at the end', 'no-dealer', 5, () => headings.map(() => ''))
  return [...ordered, ...rest, ...lines]
}

const NEW = 129
type Field = {
  rng: Rng
  lines: Planted[]
  /** A shop that nobody has. */
  fresh: () => Shop
  /** A dealer of the inventory. */
  known: (at: number) => Shop
  plant: (
    trouble: string,
    expected: Outcome,
    count: number,
    cells: (n: number) => (string | number)[],
  ) => void
}

/** A shop with numbers that the trade register does not give out, and a house of its own. */
function freshShop(n: number): Shop {
  const [town, digits] = towns[n % towns.length]!
  const kvkNumber = String(99_600_000 + n)
  return {
    kvkNumber,
    branchNumber: `${kvkNumber}0001`,
    name: `${first[n % 20]} ${second[Math.floor(n / 20) % 10]} ${'ABCDEF'[Math.floor(n / 200)]}`,
    kind: (['jeweller', 'phone-shop', 'bicycle-shop', 'general'] as const)[n % 4]!,
    street: ['Steenstraat', 'Oude ’s-Gravenweg', '1e Dwarsstraat', 'Crêpelaan'][n % 4]!,
    houseNumber: `${(n % 90) + 1}${n % 5 === 0 ? ' a' : ''}`,
    postcode: `${digits} ${letters[n % 18]}${letters[Math.floor(n / 18) % 18]}`,
    town,
    email: n % 3 === 0 ? `info-${n}@winkel.example` : '',
  }
}

function plantReadable({ rng, lines, fresh, known, plant }: Field): void {
  plant('new', 'new', NEW, () => row(rng, fresh()))
  plant('as it stands', 'same', 40, (n) => row(rng, known(n), { number: n % 3 }))
  plant('other mail', 'changed', 12, (n) =>
    row(rng, { ...known(40 + n), email: `nieuw-${n}@winkel.example` }),
  )
  plant('other house', 'moved', 8, (n) => row(rng, { ...known(52 + n), houseNumber: '9001' }))
  const originals = lines.slice(0, NEW).map(({ cells }) => cells)
  plant('same number again', 'duplicate', 12, (n) => originals[n]!.with(2, `${originals[n]![2]} B.V.`))
  plant('same shop, other spelling, no number', 'possible-duplicate', 4, (n) =>
    originals[20 + n]!.with(0, '')
      .with(1, '')
      .with(2, `De ${originals[20 + n]![2]} VOF`),
  )
  plant('no number, house of a listed dealer', 'possible-duplicate', 4, (n) =>
    row(rng, { ...known(60 + n), name: `Andere naam ${n}`, kvkNumber: '', branchNumber: '' }),
  )
}

function plantAsked({ rng, fresh, plant }: Field): void {
  plant('KvK lost its zero', 'question', 10, (n) =>
    row(rng, { ...fresh(), kvkNumber: String(9_960_100 + n) }),
  )
  plant('branch lost its zero', 'question', 6, (n) =>
    row(rng, { ...fresh(), branchNumber: String(99_601_000_000 + n) }),
  )
  plant('place in two municipalities', 'question', 4, () =>
    row(rng, { ...fresh(), town: 'Haarle', postcode: '7448 AB' }),
  )
  plant('kind not said', 'question', 8, () => row(rng, fresh()).with(5, '').with(6, 'Overige detailhandel'))
}

function plantWrong({ rng, fresh, plant }: Field): void {
  plant('scientific notation', 'error', 10, (n) =>
    row(rng, fresh()).with(1, n % 2 === 0 ? '9,96E+11' : '1.23457E+11'),
  )
  plant('wrong KvK', 'error', 10, (n) =>
    row(rng, fresh()).with(0, ['996123456', 'onbekend', '12345', '99.61.23.4O', '9960012.0'][n % 5]!),
  )
  plant('wrong postcode', 'error', 8, (n) =>
    row(rng, fresh()).with(
      4,
      ['75451 AB Enschede', '0545 AB Enschede', '7545 SS Enschede', '7545 Enschede'][n % 4]!,
    ),
  )
  plant('outside the region', 'error', 10, (n) =>
    row(rng, fresh()).with(
      4,
      ['7261 AB Ruurlo', '8011 CD Zwolle', '7255 AB Hengelo (Gld)', '7411 AB Deventer'][n % 4]!,
    ),
  )
  plant('post office box', 'error', 3, (n) => row(rng, fresh()).with(3, `Postbus ${120 + n}`))
  plant('two numbers in the address', 'error', 3, (n) => row(rng, fresh()).with(3, `Plein 1945 ${12 + n}`))
  plant('no name', 'error', 3, () => row(rng, { ...fresh(), name: ' ' }))
  plant('wrong mail', 'error', 3, () => row(rng, { ...fresh(), email: 'info(at)winkel' }))
  plant('headings again', 'no-dealer', 2, () => headings)
  plant('blank', 'no-dealer', 5, () => headings.map(() => ''))
}

function row(rng: Rng, shop: Shop, { number = 0 } = {}): (string | number)[] {
  const [sbi, activity] = trades[shop.kind]
  const dotted = shop.kvkNumber.replace(
    /^(\d\d)(\d{3})(\d{3})$/,
    number === 1 ? '$1.$2.$3' : number === 2 ? '$1 $2 $3' : '$1$2$3',
  )
  const remark = rng.weighted([
    ['', 8],
    ['zie "oude" lijst; bellen', 1],
    ['tel. na 10 uur,\nniet op maandag', 1],
  ] as const)
  const address = `${shop.street} ${shop.houseNumber}`
  const place = `${rng.chance(0.5) ? shop.postcode : shop.postcode.replace(' ', '').toLowerCase()}  ${shop.town}`
  return [dotted, ` ${shop.branchNumber} `, shop.name, address, place, sbi, activity, '', shop.email, remark]
}

function shuffled<T>(rng: Rng, list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: rng.int(0, 1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
}

const high: Record<string, number> = { '€': 0x80, '‘': 0x91, '’': 0x92, '–': 0x96 }
/** The bytes of Windows-1252, as a spreadsheet in the Netherlands saves CSV. */
export function windows1252(text: string): Buffer {
  return Buffer.from(Array.from(text, (sign) => high[sign] ?? sign.charCodeAt(0)))
}

/** The list as a CSV file with semicolons, in Windows-1252, with a title above the headings. */
export function messyCsv(list: readonly Planted[]): Buffer {
  const quoted = (cell: string | number) =>
    /[";\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : String(cell)
  const rows = [[...title, ...headings.slice(1).map(() => '')], headings, ...list.map(({ cells }) => cells)]
  return windows1252(rows.map((cells) => `${cells.map(quoted).join(';')}\r\n`).join(''))
}

/** The same as a workbook: numbers are numbers there. */
export function messyWorkbook(list: readonly Planted[]): Buffer {
  const asNumber = (cell: string | number, at: number) =>
    at < 2 && typeof cell === 'string' && /^[1-9]\d+$/.test(cell.trim()) ? Number(cell) : cell
  return workbook([title, headings, ...list.map(({ cells }) => cells.map(asNumber))])
}
