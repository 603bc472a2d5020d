import {
  type IdentifierKind,
  isPlaceholder,
  parseIdentifier,
  recogniseIdentifier,
} from '../identifiers/public.ts'

/** A number that was read, as it would go into a field. */
export type FoundNumber = {
  value: string
  /** What it most likely is. */
  kind: IdentifierKind
  /** Whether the number's own check digit holds; `none` when it has none. */
  check: 'holds' | 'fails' | 'none'
  /** False when a person must compare it with the goods before it is used. */
  sure: boolean
}

/** A text taken as one number: its likeliest kind, or null for what can't be the number of one thing. */
export function asNumber(text: string, sure: boolean): FoundNumber | null {
  const value = text.trim()
  if (isPlaceholder(value)) return null
  const [best] = recogniseIdentifier(value)
  if (best === undefined || best.code === 'placeholder') return null
  return ofKind(best.kind, best.data['serial'] ?? value, sure)
}

/** A text taken as a number of a kind that is known, from a label beside it. */
export function ofKind(kind: IdentifierKind, text: string, sure: boolean): FoundNumber | null {
  const parsed = parseIdentifier(kind, text)
  if (!parsed.ok || isPlaceholder(text)) return null
  // A missing check digit that was filled in proves nothing about the others.
  const digits = text.replace(/\D/g, '').length
  const computed =
    parsed.warnings.includes('check-digit-computed') ||
    (parsed.warnings.includes('software-version-dropped') && digits === 16)
  const check = parsed.valid === null || computed ? 'none' : parsed.valid ? 'holds' : 'fails'
  return { value: text.trim(), kind, check, sure: sure && check !== 'fails' && !computed }
}

/** Equal when two texts are the same number. */
export function sameNumber(one: FoundNumber, other: FoundNumber): boolean {
  return canonical(one) === canonical(other)
}

function canonical({ kind, value }: FoundNumber): string {
  const parsed = parseIdentifier(kind, value)
  return parsed.ok ? parsed.canonical : value
}
