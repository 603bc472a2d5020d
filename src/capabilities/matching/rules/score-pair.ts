import { hasVinCheck, type ParsedIdentifier, tacOf } from '../../../identifiers/public.ts'
import type { HitLevel } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { compareDescriptions, type DescriptionFinding } from './compare-description.ts'
import { compareIdentifiers, type NumberFinding } from './compare-identifiers.ts'
import type { Evidence, EvidenceCode, MatchItem } from './item.ts'
import { isHigher, levelOfDescription, levelOfNumber } from './levels.ts'
import { weights } from './weights.ts'
import { compareBrands } from './words/brands.ts'

export type PairScore = { level: HitLevel | null; score: number; evidence: Evidence[] }

/** Which maker a type allocation code belongs to, where a table of them is at hand. */
export type TacBrand = (tac: string) => string | undefined

/**
 * Whether a bought thing is a stolen one: level, a score from 0 to 100 that is the sum of the weights, and each reason
 * for and against. The same pair gives the same answer whichever came first.
 */
export function scorePair(
  purchase: MatchItem,
  stolen: MatchItem,
  options: { tacBrand?: TacBrand | undefined } = {},
): PairScore {
  const description = compareDescriptions(purchase, stolen)
  const against = reasonsAgainst(purchase, stolen, description, options.tacBrand)
  const findings = compareIdentifiers(purchase, stolen)
    .map((finding) => ({ finding, level: levelOfNumber(finding, description, against.length) }))
    .sort((a, b) =>
      isHigher(a.level, b.level) ? -1 : isHigher(b.level, a.level) ? 1 : weightOf(b) - weightOf(a),
    )
  const best = findings[0]
  if (!best || best.level === null) return scoreDescription(purchase, stolen, description, against)
  const evidence = [
    ...numberEvidence(findings.filter(({ level }) => level !== null).map(({ finding }) => finding)),
    ...description.evidence,
    ...against,
    ...(best.finding.weak ? [minus(best.finding.weak, {})] : []),
  ]
  return { level: best.level, score: sum(evidence), evidence }
}

function scoreDescription(
  purchase: MatchItem,
  stolen: MatchItem,
  description: DescriptionFinding,
  against: Evidence[],
): PairScore {
  const other = haveOtherNumbers(purchase, stolen) ? [minus('number-other', {})] : []
  const evidence = [...description.evidence, ...against, ...other]
  const score = sum(evidence)
  const level = levelOfDescription(description, score, against.length)
  return level === null ? { level, score: 0, evidence: [] } : { level, score, evidence }
}

function reasonsAgainst(
  purchase: MatchItem,
  stolen: MatchItem,
  description: DescriptionFinding,
  tacBrand: TacBrand | undefined,
): Evidence[] {
  const reasons: Evidence[] = []
  if (description.brand === 'other') {
    reasons.push(minus('brand-other', { purchase: purchase.brand, stolen: stolen.brand }))
  }
  const byTac = tacBrand && otherBrandByTac(purchase, stolen, tacBrand)
  if (byTac && description.brand !== 'other') reasons.push(minus('brand-other-by-tac', { tac: byTac }))
  const days = [dayInAmsterdam(purchase.at), dayInAmsterdam(stolen.at)] as const
  if (days[0] < days[1]) reasons.push(minus('purchase-before-theft', { purchase: days[0], stolen: days[1] }))
  return reasons
}

/** A phone whose own number says another maker than the other side does: the wrong number on one of the two. */
function otherBrandByTac(purchase: MatchItem, stolen: MatchItem, tacBrand: TacBrand): string | null {
  for (const [numbers, said] of [
    [purchase.identifiers, stolen.brand],
    [stolen.identifiers, purchase.brand],
  ] as const) {
    for (const id of numbers) {
      if (id.kind !== 'imei' || id.folded.length !== 15) continue
      const maker = tacBrand(tacOf(id.folded))
      if (maker !== undefined && compareBrands(maker, said) === 'other') return tacOf(id.folded)
    }
  }
  return null
}

function numberEvidence(findings: NumberFinding[]): Evidence[] {
  return findings.slice(0, 5).map((finding, index) => {
    const code = index === 0 ? codeOf(finding) : 'number-also'
    const data = {
      kind: finding.stolen.kind,
      purchaseKind: finding.purchase.kind,
      purchase: finding.purchase.canonical,
      stolen: finding.stolen.canonical,
      how: finding.how,
      ...(finding.how === 'edit' && { edit: finding.edit }),
    }
    return { code, side: 'for', weight: weights[code], data }
  })
}

const wholeNumber = {
  exact: 'number-exact',
  folded: 'number-look-alike',
  partial: 'number-partial',
} as const

function codeOf(finding: NumberFinding): EvidenceCode {
  if (finding.how !== 'edit') return wholeNumber[finding.how]
  if (finding.checks === 'one-fails') return 'number-one-edit-check-fails'
  if (finding.checks === 'both-fail') return 'number-one-edit-both-fail'
  return finding.substitutedAtEnd ? 'number-one-edit-at-end' : 'number-one-edit'
}

function weightOf({ finding }: { finding: NumberFinding }): number {
  return weights[codeOf(finding)]
}

/** Both sides give a sound number of one kind, and none of them agrees. */
function haveOtherNumbers(purchase: MatchItem, stolen: MatchItem): boolean {
  const sound = (id: ParsedIdentifier): boolean =>
    id.searchable &&
    id.valid !== false &&
    id.kind !== 'engraving' &&
    (id.kind !== 'vin' || hasVinCheck(id.canonical))
  return purchase.identifiers.some(
    (a) => sound(a) && stolen.identifiers.some((b) => sound(b) && a.kind === b.kind),
  )
}

function minus(code: EvidenceCode, data: Record<string, unknown>): Evidence {
  return { code, side: 'against', weight: weights[code], data }
}

function sum(evidence: readonly Evidence[]): number {
  return Math.max(
    0,
    Math.min(
      100,
      evidence.reduce((total, { weight }) => total + weight, 0),
    ),
  )
}
