import { parseMoney } from '../../../kernel/money.ts'
import type { DocumentFields } from '../documents/contract.ts'

/** A document as it is typed: its fields, and amounts as text by their path until they are one. */
export type DocumentValues = { fields: DocumentFields; amounts: Record<string, string> }

const amountPaths = ['penalty.amountCents', 'penalty.maximumCents', 'collection.amountCents'] as const

export function toValues(fields: DocumentFields): DocumentValues {
  const amounts = amountPaths.map((path) => {
    const cents = at(fields, path) as number | null
    return [path, cents === null ? '' : String(cents / 100).replace('.', ',')]
  })
  return { fields, amounts: Object.fromEntries(amounts) }
}

/** The fields with the amounts that can be read; one that can't is none yet. */
export function toFields({ fields, amounts }: DocumentValues): DocumentFields {
  return amountPaths.reduce((before, path) => {
    const cents = parseMoney(amounts[path] ?? '')
    return put(before, path, Number.isNaN(cents) ? null : cents)
  }, fields)
}

/** What stands at a path, as `facts.0.text`. */
export function at(root: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], root)
}

/** A copy with another value at a path. */
export function put<T>(root: T, path: string, value: unknown): T {
  const [key = '', ...rest] = path.split('.')
  const inner = (root as Record<string, unknown>)[key]
  const next = rest.length === 0 ? value : put(inner, rest.join('.'), value)
  if (Array.isArray(root)) return root.map((one, index) => (String(index) === key ? next : one)) as T
  return { ...root, [key]: next }
}

/** How a field is called: `facts.0.text` is `facts.text`. */
export function nameOf(path: string): string {
  return path.replace(/\.\d+/g, '')
}
