import type { Day } from '../../../kernel/dates.ts'
import { parseMoney } from '../../../kernel/money.ts'
import type { FileView } from '../contract.ts'
import type { DocumentView } from '../documents/contract.ts'
import type { StepKind } from '../rules/file-states.ts'
import { valuesOf } from '../rules/match-document.ts'
import { stepRow } from '../rules/step-table.ts'
import { groundsOf } from './findings-of-file.tsx'
import { asksGrounds, type StepField, stepFields } from './step-fields.ts'

type Kind = Exclude<StepKind, 'open'>
/** A step as it is typed: everything is text, a tick is `yes` or empty. */
export type StepValues = { on: Day; said: Record<string, string>; grounds: string[] }

/** The settled document that a step of this kind can stand on: the newest that no step used. */
export function usableDocument(file: FileView, kind: Kind): DocumentView | null {
  const wanted = stepRow(kind).document
  if (wanted === null) return null
  const used = new Set(file.steps.map(({ documentId }) => documentId))
  return (
    file.documents.findLast((one) => one.kind === wanted && one.settled !== null && !used.has(one.id)) ?? null
  )
}

/** What is asked: not what the document says already. */
export function fieldsOf(kind: Kind, document: DocumentView | null): readonly StepField[] {
  const said = document === null ? {} : valuesOf(kind, document.fields)
  return stepFields[kind].filter(({ name }) => !(name in said))
}

/** What the form begins with: the day of today, what the rules propose, and the findings. */
export function startOf(file: FileView, kind: Kind, today: Day): StepValues {
  const document = usableDocument(file, kind)
  const proposed = file.next.kind === kind ? file.next : null
  const said = Object.fromEntries(
    fieldsOf(kind, document).map(({ name, as }) => {
      const value = proposed?.values[name]
      if (value === undefined) return [name, '']
      return [name, as === 'cents' ? String(Number(value) / 100).replace('.', ',') : String(value)]
    }),
  )
  const grounds = groundsToBegin(file, kind, document)
  const known = new Set(file.findings.map(({ id }) => id))
  return { on: today, said, grounds: asksGrounds(kind) ? grounds.filter((id) => known.has(id)) : [] }
}

type Typed = { id: string; kind: Kind; values: StepValues; document: DocumentView | null }

/** At a re-inspection what is new; else what the document relies on, what the rules propose, or all of the file. */
function groundsToBegin(file: FileView, kind: Kind, document: DocumentView | null): string[] {
  const own = groundsOf(file)
  if (kind === 'find-not-complied' || kind === 'find-complied') {
    const fresh = file.findings.filter(
      ({ id, weight, isWithdrawn }) => !own.has(id) && weight !== 'in-order' && !isWithdrawn,
    )
    if (fresh.length > 0 || kind === 'find-complied') return fresh.map(({ id }) => id)
  }
  const written = document?.fields.facts.map(({ findingId }) => findingId) ?? []
  if (written.length > 0) return written
  return file.next.kind === kind ? file.next.grounds : [...own]
}

/** The step as the contract has it. What is no amount goes as it is: the server says what is wrong with it. */
export function inputOf({ id, kind, values, document }: Typed): Record<string, unknown> {
  const said = stepFields[kind].map(({ name, as }) => {
    const typed = values.said[name] ?? ''
    if (as === 'tick') return [name, typed === 'yes']
    if (as !== 'cents') return [name, typed]
    const cents = parseMoney(typed)
    return [name, Number.isNaN(cents) ? typed : cents]
  })
  return {
    id,
    kind,
    on: values.on,
    ...Object.fromEntries(said),
    ...(document !== null && valuesOf(kind, document.fields)),
    ...(stepRow(kind).document !== null && { documentId: document?.id ?? null }),
    ...(asksGrounds(kind) && { grounds: values.grounds }),
  }
}
