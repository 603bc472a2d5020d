import { cleanText } from './clean-text.ts'
import { hasOtherScript } from './fold.ts'
import type { IdentifierKind, IdentifierScope, RefusalCode, WarningCode } from './kinds/kind.ts'
import { kinds } from './kinds/kinds.ts'
import { isPlaceholder } from './placeholders.ts'

export type ParsedIdentifier = {
  ok: true
  kind: IdentifierKind
  /** As typed. */
  raw: string
  /** One spelling per number of this kind: equal means the same number. */
  canonical: string
  /** Look-alikes mapped, for search only. */
  folded: string
  /** Other folded readings of the same text (a check digit left out, a leading zero lost): for search only. */
  alternates: string[]
  /** Whether the check digit holds; null when the number has none. */
  valid: boolean | null
  scope: IdentifierScope
  /** False for placeholders, randomised addresses, hallmarks and model numbers: these never make a hit. */
  searchable: boolean
  warnings: WarningCode[]
}

export type IdentifierRefusal = { ok: false; reason: RefusalCode }

/** Reads a text as an identifier of a kind. Never throws: what can't be one is a reason. */
export function parseIdentifier(
  kind: IdentifierKind,
  raw: string,
  options: { country?: string | undefined } = {},
): ParsedIdentifier | IdentifierRefusal {
  const clean = cleanText(raw)
  if (!clean.ok) return clean
  const { info, parse } = kinds[kind]
  const result = parse(clean.text, options)
  const placeholder = isPlaceholder(clean.text) || (result.ok && isPlaceholder(result.canonical))
  if (!result.ok) return placeholder ? { ok: false, reason: 'placeholder' } : result
  const warnings = [...clean.warnings, ...result.warnings]
  if (hasOtherScript(clean.text)) warnings.push('other-script')
  if (placeholder) warnings.push('placeholder')
  return {
    ok: true,
    kind,
    raw,
    canonical: result.canonical,
    folded: result.folded,
    alternates: result.alternates ?? [],
    valid: result.valid,
    scope: info.scope,
    searchable: info.scope === 'item' && !placeholder && result.searchable !== false,
    warnings: [...new Set(warnings)],
  }
}
