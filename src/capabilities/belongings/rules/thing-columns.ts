import type { Thing } from './thing.ts'

/** The columns of the file that goes to an insurer and comes back from a spreadsheet, in the order of the file. */
export const thingColumns = [
  'category',
  'brand',
  'model',
  'colour',
  'description',
  'jewelleryKind',
  'material',
  'fineness',
  'weightGrams',
  'stones',
  'marks',
  'numbers',
  'boughtOn',
  'shop',
  'price',
  'note',
] as const
export type ThingColumn = (typeof thingColumns)[number]

/** How people and programs head their columns, in Dutch and English; letters only, as `headingOf` leaves them. */
export const columnNames: Record<ThingColumn, readonly string[]> = {
  category: ['soort', 'categorie', 'category', 'type', 'kind'],
  brand: ['merk', 'brand', 'make', 'fabrikant'],
  model: ['model', 'modeltype', 'merktype'],
  colour: ['kleur', 'colour', 'color'],
  description: [
    'omschrijving',
    'description',
    'beschrijving',
    'naam',
    'name',
    'object',
    'item',
    'spullen',
    'ding',
    'thing',
    'artikel',
  ],
  jewelleryKind: ['soortsieraad', 'sieraad', 'jewellery', 'kindofjewellery'],
  material: ['materiaal', 'metaal', 'material', 'metal'],
  fineness: ['gehalte', 'fineness', 'karaat'],
  weightGrams: ['gewicht', 'gewichtgram', 'gewichtingram', 'weight', 'weightgrams', 'weightingrams'],
  stones: ['stenen', 'steen', 'edelstenen', 'stones', 'stone'],
  marks: [
    'keurtekens',
    'keurteken',
    'merktekens',
    'merkteken',
    'keurmerken',
    'keurmerk',
    'marks',
    'hallmarks',
    'hallmark',
  ],
  numbers: [
    'nummer',
    'nummers',
    'serienummer',
    'imei',
    'framenummer',
    'kenteken',
    'gravure',
    'number',
    'numbers',
    'serial',
    'serialnumber',
    'identifiers',
    'uniknummer',
    'unieknummer',
    'chassisnummer',
    'sn',
    'engraving',
    'plate',
    'framenumber',
  ],
  boughtOn: ['gekochtop', 'aankoopdatum', 'datum', 'boughton', 'purchasedate', 'date', 'aanschafdatum'],
  shop: ['winkel', 'shop', 'gekochtbij', 'store', 'verkoper', 'boughtat'],
  price: ['prijs', 'price', 'bedrag', 'aankoopprijs', 'aankoopbedrag', 'waarde', 'value', 'aanschafprijs'],
  note: ['notitie', 'opmerking', 'opmerkingen', 'note', 'notes', 'remark', 'toelichting'],
}

/** A heading without case, spaces, marks and what stands between brackets: `Prijs (€)` is `prijs`. */
export function headingOf(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\([^)]*\)|[^a-z]/g, '')
}

/** One thing as a row: codes and plain numbers, so that it reads back the same. */
export function rowOf(thing: Thing): Record<ThingColumn, string> {
  const { weightGrams, priceCents } = thing
  return {
    category: thing.category,
    brand: thing.brand,
    model: thing.model,
    colour: thing.colour,
    description: thing.description,
    jewelleryKind: thing.jewelleryKind,
    material: thing.material,
    fineness: thing.fineness,
    weightGrams: weightGrams === null ? '' : String(weightGrams).replace('.', ','),
    stones: thing.stones,
    marks: thing.marks,
    numbers: thing.identifiers.map(({ kind, value }) => `${kind}:${value.replaceAll('|', '\\|')}`).join('|'),
    boughtOn: thing.boughtOn ?? '',
    shop: thing.shop,
    price:
      priceCents === null
        ? ''
        : `${Math.floor(priceCents / 100)},${String(priceCents % 100).padStart(2, '0')}`,
    note: thing.note,
  }
}
