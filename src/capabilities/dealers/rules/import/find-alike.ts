import { bare, nameKey, nameVariants, placeKey } from './compare-dealers.ts'
import type { LineFacts } from './read-line.ts'

/** Why two may be one: the same house, or a name alike in the same town. */
export type Likeness = 'address' | 'name'
type Numbered = Pick<LineFacts, 'kvkNumber' | 'branchNumber'>

const differ = (one: string | null, other: string | null) => one !== null && other !== null && one !== other

/** Numbers that both have and that differ make two: a shop beside a shop. Then only name and house together ask. */
const areTwo = (one: Numbered, other: Numbered) =>
  differ(one.branchNumber, other.branchNumber) || differ(one.kvkNumber, other.kvkNumber)

/** Finds who was put in before: by number, by house and by name. Costs what the answer is long, not what it holds. */
export class Alike<T extends LineFacts> {
  private readonly byBranch = new Map<string, T>()
  private readonly byPlace = new Map<string, T[]>()
  private readonly byName = new Map<string, T[]>()

  add(one: T): void {
    if (one.branchNumber !== null && !this.byBranch.has(one.branchNumber))
      this.byBranch.set(one.branchNumber, one)
    const place = placeKey(one)
    if (place !== null) put(this.byPlace, place, one)
    for (const key of townNames(one)) put(this.byName, key, one)
  }

  /** The one with this branch number; without one, the only one of that very name in the same house. */
  theSame(facts: LineFacts): T | null {
    if (facts.branchNumber !== null) return this.byBranch.get(facts.branchNumber) ?? null
    const there = this.at(facts).filter(
      (one) => bare(one.name) === bare(facts.name) && !differ(one.kvkNumber, facts.kvkNumber),
    )
    return there.length === 1 ? there[0]! : null
  }

  /** Those that may be the same, each with the reason, at most five. */
  alike(facts: LineFacts): { one: T; reason: Likeness }[] {
    const here = this.at(facts)
    const named = new Set(townNames(facts).flatMap((key) => this.byName.get(key) ?? []))
    const byPlace = here.filter((one) => !areTwo(one, facts) || named.has(one))
    const byName = [...named].filter((one) => !areTwo(one, facts) && !here.includes(one))
    return [
      ...byPlace.map((one) => ({ one, reason: 'address' as const })),
      ...byName.map((one) => ({ one, reason: 'name' as const })),
    ].slice(0, 5)
  }

  private at(facts: LineFacts): T[] {
    const place = placeKey(facts)
    return place === null ? [] : (this.byPlace.get(place) ?? [])
  }
}

function put<T>(map: Map<string, T[]>, key: string, one: T): void {
  const known = map.get(key)
  if (known) known.push(one)
  else map.set(key, [one])
}

function townNames({ name, town }: LineFacts): string[] {
  return nameVariants(nameKey(name)).map((variant) => `${town?.toLowerCase() ?? ''} ${variant}`)
}
