import type { FieldError, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { TemplateInput } from './contract.ts'
import { readSubject, readTemplate, type TemplateFault } from './rules/read-template.ts'

type Kept =
  | { ok: true }
  | Refusal<'changed-elsewhere' | 'not-found'>
  | Refusal<'invalid-input', { errors: FieldError[] }>

/** A new template (`version` 0), or a further text of one: the one before stays as it was. */
export async function keepTemplate(
  tx: Transaction,
  caller: Caller,
  { id, version, template }: { id: string; version: number; template: TemplateInput },
): Promise<Kept> {
  const errors = faultsOf(template).map(({ field, code, line, at }) => ({
    field,
    code,
    values: { line, at },
  }))
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const [row] = await tx<{ outcome: 'kept' | 'changed-elsewhere' | 'not-found' }[]>`
    select programme.keep_letter_template(${id}, ${version}, ${tx.json(template)}, ${caller.accountName}) as outcome`
  const { outcome } = row!
  return outcome === 'kept' ? { ok: true } : { ok: false, reason: outcome }
}

/** Everything that is wrong in a text, each at its field and line. */
export function faultsOf({
  subject,
  body,
}: Pick<TemplateInput, 'subject' | 'body'>): (TemplateFault & { field: 'subject' | 'body' })[] {
  return [
    ...readSubject(subject).faults.map((fault) => ({ ...fault, field: 'subject' as const })),
    ...readTemplate(body).faults.map((fault) => ({ ...fault, field: 'body' as const })),
  ]
}
