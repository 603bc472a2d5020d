import { type IdentifierKind, identifierKinds } from '../../../identifiers/public.ts'

/** What a check can have answered. */
export const proofResults = ['registered-stolen', 'not-registered', 'not-valid'] as const

/** What a check proof says: which number was asked, what the answer was, and when. Never who asked. */
export type CheckProof = {
  /** As people read it, in groups; parsing it as its kind gives the canonical form back. */
  number: string
  kind: IdentifierKind
  result: (typeof proofResults)[number]
  /** RFC 3339 in UTC with milliseconds. */
  dataUntil: string
  madeAt: string
}

export const PROOF_FORMAT = 'helder-check-proof-1'
const NUMBER_CHARACTERS_MAX = 200
const names = ['number', 'kind', 'result', 'data-until', 'made-at'] as const

/** The text that is signed (docs/check-proof.md). `origin` is the name of the key. */
export function writeProofText(origin: string, proof: CheckProof): string {
  if (!isNumber(proof.number)) throw new RangeError('a number of a proof is one line of text')
  const values = [proof.number, proof.kind, proof.result, proof.dataUntil, proof.madeAt]
  return [origin, PROOF_FORMAT, ...names.map((name, index) => `${name}: ${values[index]}`), ''].join('\n')
}

/** Reads the text strictly: undefined when it is not exactly what `writeProofText` writes for this key. */
export function readProofText(text: string, origin: string): CheckProof | undefined {
  const [first, format, ...lines] = text.split('\n')
  if (first !== origin || format !== PROOF_FORMAT || lines.length !== names.length + 1 || lines.at(-1) !== '')
    return undefined
  const [number, kind, result, dataUntil, madeAt] = names.map((name, index) =>
    lines[index]!.startsWith(`${name}: `) ? lines[index]!.slice(name.length + 2) : undefined,
  )
  if (!isNumber(number) || !isInstant(dataUntil) || !isInstant(madeAt)) return undefined
  if (!isOneOf(identifierKinds, kind) || !isOneOf(proofResults, result)) return undefined
  return { number, kind, result, dataUntil, madeAt }
}

/** Whether a note claims to be a check proof, whoever signed it: anything else can't be checked as one. */
export function claimsToBeProof(note: string): boolean {
  return note.split('\n')[1] === PROOF_FORMAT
}

function isNumber(text: string | undefined): text is string {
  return (
    text !== undefined &&
    text !== '' &&
    text.length <= NUMBER_CHARACTERS_MAX &&
    text.isWellFormed() &&
    !/[\u0000-\u001f\u007f-\u009f]/.test(text)
  )
}

function isInstant(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(text)) return false
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString() === text
}

function isOneOf<T extends string>(values: readonly T[], value: string | undefined): value is T {
  return value !== undefined && (values as readonly string[]).includes(value)
}
