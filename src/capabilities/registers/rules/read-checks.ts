import { type IdentifierKind, parseIdentifier } from '../../../identifiers/public.ts'
import type { FieldError } from '../../../kernel/result.ts'

/** What a signed check proof says; lent by the check, which signs and reads it. Null: not ours, or changed. */
export type ReadProof = (
  note: string,
) => { number: string; kind: IdentifierKind; result: string; madeAt: string } | null
/** That a number was checked, and what the answer was. */
export type NumberCheck = { at: string; result: string }

type Item = {
  identifiers: readonly { kind: IdentifierKind; value: string; checkProof?: string | null | undefined }[]
}
export type ReadChecks = {
  errors: FieldError[]
  /** By item and by number, in their order. */
  checks: (NumberCheck | null)[][]
}

/** A purchase may lie in a sealed draft over lunch; the proof of yesterday is not the check of today. */
const PROOF_HOURS_MAX = 24
/** Clocks of two servers may differ. */
const AHEAD_MS_MAX = 60_000

/** Reads the proofs that came along with the numbers: each ours, of that number, and of the last day. */
export function readChecks(items: readonly Item[], readProof: ReadProof | undefined, now: Date): ReadChecks {
  const errors: FieldError[] = []
  const checks = items.map((item, itemIndex) =>
    item.identifiers.map(({ kind, value, checkProof }, index) => {
      if (!checkProof) return null
      const field = `items.${itemIndex}.identifiers.${index}.checkProof`
      const proof = readProof?.(checkProof)
      if (!proof || !isSameNumber({ kind, value }, { kind: proof.kind, value: proof.number })) {
        errors.push({ field, code: 'field.check-proof' })
        return null
      }
      const age_ms = now.getTime() - Date.parse(proof.madeAt)
      if (age_ms > PROOF_HOURS_MAX * 3_600_000 || age_ms < -AHEAD_MS_MAX) {
        errors.push({ field, code: 'field.check-proof-old' })
        return null
      }
      return { at: proof.madeAt, result: proof.result }
    }),
  )
  return { errors, checks }
}

type Number = { kind: IdentifierKind; value: string }

/** Called by one name at the counter and by another in the check it is one number; but a plate is no serial number. */
function isSameNumber(one: Number, other: Number): boolean {
  const [a, b] = [parseIdentifier(one.kind, one.value), parseIdentifier(other.kind, other.value)]
  const isPlate = (number: Number) => number.kind === 'plate'
  return a.ok && b.ok && a.canonical === b.canonical && isPlate(one) === isPlate(other)
}

/** The same purchase sent again, with a newer proof of the same number, is the same purchase. */
export function withoutProofs<T extends Item>(items: readonly T[]): object[] {
  return items.map((item) => ({
    ...item,
    identifiers: item.identifiers.map(({ kind, value }) => ({ kind, value })),
  }))
}
