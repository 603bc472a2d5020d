import { type HitLevel, hitLevels } from '../../../kernel/codes.ts'
import type { Evidence, HitState } from '../contract.ts'

/** What a comparison found between a purchased thing and a stolen item. */
export type Found = { level: HitLevel; score: number; evidence: Evidence[] }
/** The hit as it stands, when there is one. */
export type Standing = Found & { state: HitState }

/** What the matcher does with a hit. `refreshed`: other evidence of the same weight, nothing for people to look at again. */
export type HitChange = 'found' | 'risen' | 'reopened' | 'refreshed' | 'none'

/**
 * A level may rise and never falls: who corrects a number after the fact doesn't make a hit go away. A dismissed pair
 * comes back only on new evidence that weighs more than what was dismissed; a confirmed one stays confirmed.
 */
export function changeHit(standing: Standing | null, found: Found): HitChange {
  if (standing === null) return 'found'
  if (weighs(found, standing) < 0 || sameEvidence(found.evidence, standing.evidence)) return 'none'
  if (weighs(found, standing) === 0) return 'refreshed'
  if (standing.state === 'dismissed') return 'reopened'
  return rank(found.level) < rank(standing.level) ? 'risen' : 'refreshed'
}

/** Whether the duty officer is warned: a hit became certain, and nobody was warned of it before. */
export function isNewlyCertain(standing: Standing | null, found: Found, change: HitChange): boolean {
  if (found.level !== 'certain') return false
  return change === 'found' || change === 'reopened' || (change === 'risen' && standing?.level !== 'certain')
}

function weighs(found: Found, standing: Found): number {
  return rank(standing.level) - rank(found.level) || found.score - standing.score
}

/** 0 is the highest. */
function rank(level: HitLevel): number {
  return hitLevels.indexOf(level)
}

function sameEvidence(one: readonly Evidence[], other: readonly Evidence[]): boolean {
  const key = (evidence: readonly Evidence[]) =>
    evidence
      .map((part) => canonical(part))
      .sort()
      .join('\n')
  return key(one) === key(other)
}

/** The database gives JSON back with its keys in another order. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  const fields = Object.entries(value).filter(([, part]) => part !== undefined)
  return `{${fields
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${name}:${canonical(part)}`)
    .join(',')}}`
}
