import { brandOfTac, makeRng, makeThing, type Rng } from '../seeds/generator/public.ts'
import { scorePair } from '../src/capabilities/matching/rules/score-pair.ts'
import {
  descriptionTerms,
  queryKeys,
  queryTerms,
  searchKeys,
} from '../src/capabilities/matching/rules/search-keys.ts'
import { categories, type HitLevel, hitLevels } from '../src/kernel/codes.ts'
import { type Case, makeHonest, type Side } from './cases.ts'
import { type CaseClass, classes } from './classes.ts'

export type Scorer = typeof scorePair
export type Options = { seed: number; casesPerClass: number; honestPurchases: number; scorer?: Scorer }

/** What one class gave: right and wrong hits by level. */
export type ClassResult = {
  name: string
  says: string
  mustNotAlert: boolean
  caseCount: number
  refusedCount: number
  right: Record<HitLevel, number>
  /** Hits on the case's own purchase though the things differ. */
  wrong: Record<HitLevel, number>
  /** Hits on a purchase that has nothing to do with the case. */
  stranger: Record<HitLevel, number>
}
export type Evaluation = { options: Options; purchaseCount: number; results: ClassResult[] }

/**
 * Runs the matcher as the product does: the stolen things of each class are looked up among all purchases by keys and
 * terms, and what is found is scored. Purchases of all classes and of the honest trade lie in one register.
 */
export function evaluate(options: Options): Evaluation {
  const rng = makeRng(options.seed)
  const byClass = classes.map((each) => ({
    each,
    cases: Array.from({ length: options.casesPerClass }, () => each.make(rng)),
  }))
  const purchases: Side[] = [
    ...byClass.flatMap(({ cases }) => cases.map(({ bought }) => bought)),
    ...Array.from({ length: options.honestPurchases }, () => makeHonest(rng, anything(rng))),
  ]
  const register = makeRegister(purchases)
  const results = byClass.map(({ each, cases }) =>
    runClass(each, cases, register, options.scorer ?? scorePair),
  )
  return { options, purchaseCount: purchases.length, results }
}

type Register = { purchases: Side[]; byKey: Map<string, number[]> }

function makeRegister(purchases: Side[]): Register {
  const byKey = new Map<string, number[]>()
  purchases.forEach((side, index) => {
    for (const key of new Set([...searchKeys(side.match.identifiers), ...descriptionTerms(side.described)])) {
      const rows = byKey.get(key)
      if (rows) rows.push(index)
      else byKey.set(key, [index])
    }
  })
  return { purchases, byKey }
}

function runClass(each: CaseClass, cases: readonly Case[], register: Register, scorer: Scorer): ClassResult {
  const result: ClassResult = {
    name: each.name,
    says: each.says,
    mustNotAlert: each.mustNotAlert,
    caseCount: cases.length,
    refusedCount: cases.filter(({ bought, stolen }) => bought.refusedCount + stolen.refusedCount > 0).length,
    right: none(),
    wrong: none(),
    stranger: none(),
  }
  for (const { bought, stolen, same } of cases) {
    for (const index of candidates(stolen, register)) {
      const purchase = register.purchases[index]!
      const { level } = scorer(purchase.match, stolen.match, { tacBrand: brandOfTac })
      if (level === null) continue
      result[purchase !== bought ? 'stranger' : same ? 'right' : 'wrong'][level]++
    }
  }
  return result
}

function candidates(stolen: Side, { byKey }: Register): Set<number> {
  const found = new Set<number>()
  for (const key of [...queryKeys(stolen.match.identifiers), ...queryTerms(stolen.described)]) {
    for (const index of byKey.get(key) ?? []) found.add(index)
  }
  return found
}

function anything(rng: Rng): ReturnType<typeof makeThing> {
  return makeThing(rng, rng.pick(categories))
}

function none(): Record<HitLevel, number> {
  return Object.fromEntries(hitLevels.map((level) => [level, 0])) as Record<HitLevel, number>
}
