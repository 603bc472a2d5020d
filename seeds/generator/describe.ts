import type { Rng } from './random.ts'
import type { Thing } from './things.ts'

export type Description = {
  brand: string | null
  model: string | null
  colour: string | null
  description: string | null
}

/** What a shop notes: exact about make, weight and material, brief about the rest. */
export function describeForShop(
  rng: Rng,
  thing: Thing,
): Description & { material: string | null; fineness: number | null; weightGrams: number | null } {
  const { product, engraving } = thing
  const parts: string[] = []
  if (product.brand === null && product.model) parts.push(product.model)
  if (thing.stone) parts.push(`met ${thing.stone}`)
  if (engraving) parts.push(`inscriptie ${engraving.names} ${engraving.date}`)
  for (const [shop] of thing.features) if (rng.chance(0.7)) parts.push(shop)
  if (parts.length === 0 && rng.chance(0.4))
    parts.push(rng.pick(['in goede staat', 'lichte krassen', 'met oplader', 'gebruikt']))
  return {
    brand: product.brand,
    model: product.brand === null ? null : product.model,
    colour: product.category === 'jewellery' || product.category === 'metal' ? null : thing.colour,
    description: parts.join(', ') || null,
    material: thing.material,
    fineness: thing.fineness,
    // Shop scales agree within two per cent or so.
    weightGrams: thing.weightGrams === null ? null : round(thing.weightGrams * (0.985 + rng.next() * 0.03)),
  }
}

/** What an owner remembers after a burglary: the make, roughly the model, and what was dear about it. */
export function describeForReport(rng: Rng, thing: Thing): Description {
  const { product, engraving } = thing
  const parts: string[] = []
  const precious = product.category === 'jewellery' || product.category === 'metal'
  if (precious)
    parts.push(rng.chance(0.15) ? "man's ring, gold" : `${adjective(thing.material)} ${product.model}`)
  if (thing.stone && rng.chance(0.8)) parts.push(rng.pick([`met ${thing.stone}`, thing.stone]))
  if (engraving && rng.chance(0.8)) parts.push(engravingInWords(rng, engraving))
  for (const [, owner] of thing.features) if (rng.chance(0.6)) parts.push(owner)
  // Weight is known from the certificate of purchase, seldom.
  if (thing.weightGrams !== null && rng.chance(0.15))
    parts.push(`ongeveer ${String(thing.weightGrams).replace('.', ',')} gram`)
  const englishColour: Record<string, string> = {
    zwart: 'black',
    wit: 'white',
    zilver: 'silver',
    grijs: 'space grey',
  }
  return {
    brand: rng.chance(0.9) ? product.brand : null,
    model: product.brand === null ? null : rng.chance(0.8) ? looseModel(rng, product.model) : null,
    colour:
      precious || rng.chance(0.15)
        ? null
        : rng.chance(0.1)
          ? (englishColour[thing.colour] ?? thing.colour)
          : thing.colour,
    description: parts.join(', ') || null,
  }
}

function engravingInWords(rng: Rng, { names, date }: { names: string; date: string }): string {
  const months =
    'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')
  const [day, month, year] = date.split('-') as [string, string, string]
  const long = `${Number(day)} ${months[Number(month) - 1]} ${year}`
  return rng.pick([
    `gegraveerd ${names.replace('&', 'en')} ${long}`,
    `inscriptie ${names}`,
    `gravure met datum ${date}`,
  ])
}

function adjective(material: string | null): string {
  return { goud: 'gouden', zilver: 'zilveren', koper: 'koperen' }[material ?? ''] ?? ''
}

/** "iPhone 13" becomes "iphone 13 128gb" or stays. */
function looseModel(rng: Rng, model: string | null): string | null {
  if (model === null || !rng.chance(0.3)) return model
  return rng.pick([model.toLowerCase(), `${model} 128GB`, model.toUpperCase()])
}

function round(grams: number): number {
  return Math.round(grams * 100) / 100
}
