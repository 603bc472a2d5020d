import type { HitLevel } from '../../../kernel/codes.ts'
import type { NumberFinding } from './compare-identifiers.ts'
import type { DescriptionFinding } from './compare-description.ts'
import { descriptionScoreMin } from './weights.ts'

/** How far a number alone carries, by the rules of docs/finding.md. `against` counts what speaks against the pair. */
export function levelOfNumber(
  finding: NumberFinding,
  description: Pick<DescriptionFinding, 'brand' | 'agrees'>,
  against: number,
): HitLevel | null {
  if (finding.weak) return 'possible'
  switch (finding.how) {
    case 'exact':
      if (against === 0) return 'certain'
      return finding.uniqueWithBrand && description.brand === 'other' ? 'possible' : 'probable'
    case 'folded':
      return against === 0 ? 'probable' : 'possible'
    case 'partial':
      return against === 0 && description.brand === 'same' && description.agrees ? 'possible' : null
    case 'edit':
      return against === 0 && carriesEdit(finding, description) ? 'probable' : 'possible'
  }
}

function carriesEdit(
  finding: Extract<NumberFinding, { how: 'edit' }>,
  description: Pick<DescriptionFinding, 'brand' | 'agrees'>,
): boolean {
  if (finding.checks !== 'none') return finding.checks === 'one-fails'
  return description.brand === 'same' && description.agrees && !finding.substitutedAtEnd
}

/** A description alone is at most possible, and needs enough that tells the thing from others of its kind. */
export function levelOfDescription(
  description: DescriptionFinding,
  score: number,
  against: number,
): HitLevel | null {
  const enough = description.distinguishes && score >= descriptionScoreMin
  return enough && against === 0 && !description.contradicts ? 'possible' : null
}

const order: readonly (HitLevel | null)[] = ['certain', 'probable', 'possible', null]

/** True when the first level is the higher one. */
export function isHigher(a: HitLevel | null, b: HitLevel | null): boolean {
  return order.indexOf(a) < order.indexOf(b)
}
