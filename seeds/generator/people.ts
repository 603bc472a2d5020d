import { municipalities } from '../twente.ts'
import type { Rng } from './random.ts'

const firstNames =
  'Aylin Bas Carla Daan Eline Fatima Gert Hanna Ilse Jeroen Kim Lars Mirthe Nadia Olaf Petra Quinten Ruud Sanne Thijs Ursula Vera Wim Xandra Yusuf Zoë Berend Gerrit Marloes Anouk Milan Noor'.split(
    ' ',
  )
const lastNames =
  'Zandbulten Koperwiek Eikenboer Bovenveen Ossenkamp Schuurlink Dinkelstra Heidebrink Lindeveld Moskamp Nagelholt Veldwachter Rietmolen Spinnewiel Twickelaar Wolfshoek Zonnebeek Berkenbosch Kruidenier Hamerslag'.split(
    ' ',
  )
const streets =
  'Verzonnenstraat Denkbeeldlaan Fictiepad Schijnweg Voorbeeldhof Luchtkasteelsingel Sprookjesplein Fabelsteeg Droomakker Kwansuisstraat'.split(
    ' ',
  )

export type Person = {
  name: string
  street: string
  houseNumber: string
  postcode: string
  town: string
  country: string
}

/** Somebody who does not exist, at an address that does not exist, in a municipality of Twente. */
export function makePerson(rng: Rng, municipality?: string): Person {
  const place = municipalities.find(({ slug }) => slug === municipality) ?? rng.pick(municipalities)
  return {
    name: `${rng.pick(firstNames)} ${rng.pick(lastNames)}`,
    street: rng.pick(streets),
    houseNumber: String(rng.int(1, 240)) + (rng.chance(0.1) ? rng.pick(['a', 'b', ' 2']) : ''),
    // Letters from which SA, SD and SS, which no postcode has, can't come.
    postcode: `${place.postcode} ${rng.characters('BCGHKLMNPRTVWXZ', 2)}`,
    town: place.name,
    country: 'NL',
  }
}

/** A document number of the right form for its kind and country. */
export function makeDocument(rng: Rng): {
  documentKind: 'passport' | 'identity-card' | 'driving-licence' | 'residence-permit'
  documentNumber: string
  documentCountry: string
} {
  const kind = rng.weighted([
    ['identity-card', 5],
    ['driving-licence', 4],
    ['passport', 2],
  ] as const)
  if (rng.chance(0.06))
    return { documentKind: 'passport', documentNumber: `ZZ${rng.digits(7)}`, documentCountry: 'DE' }
  const dutch = `ZZ${rng.characters('BCDFGHJKLMNPRTVWXYZ0123456789', 6)}${rng.digits(1)}`
  const number = kind === 'driving-licence' ? `9${rng.digits(9)}` : dutch
  return { documentKind: kind, documentNumber: number, documentCountry: 'NL' }
}
