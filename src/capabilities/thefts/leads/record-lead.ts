import { createHash } from 'node:crypto'
import { type IdentifierKind, parseIdentifier, recogniseIdentifier } from '../../../identifiers/public.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Refusal } from '../../../kernel/result.ts'
import type { Database } from '../../../platform/database.ts'
import type { LeadBudget } from './lead-budget.ts'
import { readWords } from './read-words.ts'

/** What a signed answer of the check says; lent by the check, which signs and reads it. */
export type ReadYes = (
  note: string,
) => { number: string; kind: IdentifierKind; result: string; madeAt: string } | null

export type LeadDependencies = { database: Database; readYes: ReadYes; budget: LeadBudget }
export type Lead = { yes: string; words: string; source: string }
export type LeadRefusal = Refusal<'lead-empty' | 'lead-too-long' | 'lead-without-yes' | 'lead-too-many'>

/** Long enough to find the link again, too short to hand a yes around. */
const YES_MINUTES_MAX = 60

/**
 * Takes in where someone saw a stolen thing. Only with the signed yes of a check just made, so that nobody can send leads
 * about numbers that are not stolen; and some a day per source. Who sends it is not asked and not kept.
 */
export async function recordLead(
  { database, readYes, budget }: LeadDependencies,
  { yes, words, source }: Lead,
  now: Date,
): Promise<{ ok: true } | LeadRefusal> {
  const said = readYes(yes)
  const age_ms = said === null ? Number.NaN : now.getTime() - Date.parse(said.madeAt)
  if (said?.result !== 'registered-stolen' || !(age_ms >= -1_000 && age_ms <= YES_MINUTES_MAX * 60_000)) {
    return { ok: false, reason: 'lead-without-yes' }
  }
  const text = readWords(words)
  if (!text.ok) return text
  if (!budget.take(source, now)) return { ok: false, reason: 'lead-too-many' }
  const { number, kind, madeAt } = said
  const lead = {
    id: newId(),
    ...formsOf(number, kind),
    checked_at: madeAt,
    words: text.words,
    site: text.site,
  }
  const digest = createHash('sha256').update(yes).digest('hex')
  await database`select thefts.record_lead(${JSON.stringify(lead)}::text::jsonb, ${digest})`
  return { ok: true }
}

/** The number as goods lists may hold it: one canonical form, and the folded forms of each kind that it may be. */
function formsOf(
  number: string,
  kind: IdentifierKind,
): { kind: string; canonical: string; folded: string[] } {
  const parsed = parseIdentifier(kind, number)
  if (!parsed.ok) throw new Error(`a proof holds a number that is none: ${parsed.reason}`)
  const others = recogniseIdentifier(number).map((one) => one.parsed.folded)
  return { kind, canonical: parsed.canonical, folded: [...new Set([parsed.folded, ...others])] }
}
