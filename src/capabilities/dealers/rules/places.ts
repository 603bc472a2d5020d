/**
 * The place names of Twente by municipality: the woonplaatsen of the Basisregistratie Adressen en Gebouwen (BAG) of the 14
 * municipalities, and behind them villages that people write though the BAG counts them to a larger place. Written down by
 * hand from the BAG as generally known; whoever runs Helder compares them with the extract of the Kadaster.
 */
const placesOf: Record<
  string,
  { name: string; places: readonly string[]; alsoWritten?: Record<string, string> }
> = {
  almelo: { name: 'Almelo', places: ['Almelo', 'Aadorp', 'Bornerbroek', 'Mariaparochie'] },
  borne: { name: 'Borne', places: ['Borne', 'Hertme', 'Zenderen'] },
  dinkelland: {
    name: 'Dinkelland',
    places: [
      'Agelo',
      'Denekamp',
      'Deurningen',
      'Lattrop-Breklenkamp',
      'Noord Deurningen',
      'Nutter',
      'Ootmarsum',
      'Oud Ootmarsum',
      'Rossum',
      'Saasveld',
      'Tilligte',
      'Weerselo',
    ],
    alsoWritten: { Lattrop: 'Lattrop-Breklenkamp', Breklenkamp: 'Lattrop-Breklenkamp' },
  },
  enschede: {
    name: 'Enschede',
    places: ['Enschede', 'Boekelo'],
    alsoWritten: { Glanerbrug: 'Enschede', Lonneker: 'Enschede', Usselo: 'Enschede', Twekkelo: 'Enschede' },
  },
  haaksbergen: {
    name: 'Haaksbergen',
    places: ['Haaksbergen', 'Buurse', 'Sint Isidorushoeve'],
    alsoWritten: { 'St. Isidorushoeve': 'Sint Isidorushoeve' },
  },
  hellendoorn: {
    name: 'Hellendoorn',
    places: ['Hellendoorn', 'Nijverdal', 'Daarle', 'Daarlerveen', 'Haarle'],
    alsoWritten: { Hulsen: 'Nijverdal' },
  },
  hengelo: { name: 'Hengelo', places: ['Hengelo', 'Beckum'], alsoWritten: { Oele: 'Hengelo' } },
  'hof-van-twente': {
    name: 'Hof van Twente',
    places: ['Ambt Delden', 'Bentelo', 'Delden', 'Diepenheim', 'Goor', 'Hengevelde', 'Markelo'],
    alsoWritten: { 'Stad Delden': 'Delden' },
  },
  losser: { name: 'Losser', places: ['Losser', 'Beuningen', 'De Lutte', 'Glane', 'Overdinkel'] },
  oldenzaal: { name: 'Oldenzaal', places: ['Oldenzaal'] },
  'rijssen-holten': {
    name: 'Rijssen-Holten',
    places: ['Rijssen', 'Holten'],
    alsoWritten: { Dijkerhoek: 'Holten' },
  },
  tubbergen: {
    name: 'Tubbergen',
    places: [
      'Albergen',
      'Fleringen',
      'Geesteren',
      'Haarle',
      'Harbrinkhoek',
      'Hezingen',
      'Langeveen',
      'Mander',
      'Manderveen',
      'Mariaparochie',
      'Reutum',
      'Tubbergen',
      'Vasse',
    ],
  },
  twenterand: {
    name: 'Twenterand',
    places: [
      'Bruinehaar',
      'Den Ham',
      'Geerdijk',
      'Vriezenveen',
      'Vroomshoop',
      'Weitemanslanden',
      'Westerhaar-Vriezenveensewijk',
    ],
    alsoWritten: { Westerhaar: 'Westerhaar-Vriezenveensewijk' },
  },
  wierden: {
    name: 'Wierden',
    places: ['Wierden', 'Enter', 'Hoge Hexel', 'Notter', 'Rectum', 'Zuna', 'Ypelo'],
  },
}

/** A place name as it is officially written, and the municipalities of Twente that have one of that name. */
export type Place = { town: string; municipalities: string[] }

/** Letters only, without case, accents, signs; `Hengelo (Ov)` and `Hengelo Ov.` are Hengelo. */
function foldPlace(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^gem(eente|\.)?\s+/, '')
    .replace(/\(?\b(ov|overijssel)\b\.?\)?\s*$/, '')
    .replace(/^st\.?\s/, 'sint ')
    .replaceAll(/[^a-z]/g, '')
}

const placesByName = new Map<string, Place>()
for (const [slug, { places, alsoWritten = {} }] of Object.entries(placesOf)) {
  const written = [...places.map((town) => [town, town] as const), ...Object.entries(alsoWritten)]
  for (const [name, town] of written) {
    const known = placesByName.get(foldPlace(name))
    placesByName.set(foldPlace(name), { town, municipalities: [...(known?.municipalities ?? []), slug] })
  }
}
const municipalitiesByName = new Map(
  Object.entries(placesOf).flatMap(([slug, { name }]) => [
    [foldPlace(name), slug],
    [foldPlace(slug), slug],
  ]),
)

/** Where a place name of Twente lies; null when there is none here of that name. Two municipalities: ask which. */
export function placeOf(town: string): Place | null {
  return placesByName.get(foldPlace(town)) ?? null
}

/** The slug of a municipality of Twente by its name, `Gemeente Hof van Twente` or `hof-van-twente`; else null. */
export function municipalityOf(name: string): string | null {
  return municipalitiesByName.get(foldPlace(name)) ?? null
}

/** The name of a municipality of Twente. */
export function municipalityName(slug: string): string {
  return placesOf[slug]?.name ?? slug
}

/** The slugs of the 14 municipalities. */
export const twente: readonly string[] = Object.keys(placesOf)
