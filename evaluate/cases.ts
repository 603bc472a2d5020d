import { type IdentifierKind, parseIdentifier } from '../src/identifiers/public.ts'
import type { DescribedItem, MatchItem } from '../src/capabilities/matching/rules/item.ts'
import { makePurchaseItem, makeStolenItem, type Rng, type Thing } from '../seeds/generator/public.ts'
import { municipalities } from '../seeds/twente.ts'

/** One thing as matching sees it, and how many of its numbers could not be read as their kind. */
export type Side = { described: DescribedItem; match: MatchItem; refusedCount: number }
/** A bought thing, a stolen thing, and the truth about them. */
export type Case = { bought: Side; stolen: Side; same: boolean }

type Number = { kind: IdentifierKind; value: string }
export type Noted = { bought?: Number[]; stolen?: Number[]; stolenThing?: Thing }

const start = Date.UTC(2026, 0, 5, 10)
const day_ms = 86_400_000

/** A case about a thing: what the shop and the owner wrote down, with the numbers given here in place of the true ones. */
export function makeCase(rng: Rng, thing: Thing, noted: Noted, same: boolean): Case {
  const theftTown = rng.pick(municipalities).name
  // Thieves sell nearby and soon: six in ten in the same place, nine in ten within three weeks.
  const shopTown = rng.chance(0.6) ? theftTown : rng.pick(municipalities).name
  const committed_ms = start + rng.int(0, 200) * day_ms
  const sold_ms =
    committed_ms +
    rng.weighted([
      [1, 4],
      [3, 3],
      [8, 2],
      [20, 1],
      [75, 1],
    ] as const) *
      day_ms
  const purchase = makePurchaseItem(rng, thing)
  const theft = makeStolenItem(rng, noted.stolenThing ?? thing, 'case', 'none')
  const engraved = (purchase.identifiers ?? []).filter(({ kind }) => kind === 'engraving')
  const bought = [...(noted.bought ?? thing.numbers), ...(engraved as Number[])]
  return {
    bought: makeSide({ ...purchase, identifiers: bought }, shopTown, sold_ms),
    stolen: makeSide({ ...theft, identifiers: noted.stolen ?? [] }, theftTown, committed_ms),
    same,
  }
}

/** A purchase that has nothing to do with any theft. */
export function makeHonest(rng: Rng, thing: Thing): Side {
  const purchase = makePurchaseItem(rng, thing)
  const identifiers = (purchase.identifiers ?? []) as Number[]
  return makeSide(
    { ...purchase, identifiers },
    rng.pick(municipalities).name,
    start + rng.int(0, 280) * day_ms,
  )
}

function makeSide(item: DescribedItem, town: string, at_ms: number): Side {
  const { category, brand, model, colour, material, weightGrams, description, identifiers } = item
  const described = { category, brand, model, colour, material, weightGrams, description, identifiers }
  const parsed = identifiers.map(({ kind, value }) => parseIdentifier(kind, value)).filter((each) => each.ok)
  return {
    described,
    match: { ...described, identifiers: parsed, town, at: new Date(at_ms) },
    refusedCount: identifiers.length - parsed.length,
  }
}
