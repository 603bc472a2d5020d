import type { FieldError } from '../../../../kernel/result.ts'

/** What only a person can say: which value is meant. One option is a proposal that can be taken as it is. */
export type Question = {
  field: 'kvkNumber' | 'branchNumber' | 'municipality' | 'kind'
  reason: 'lost-zero' | 'two-municipalities' | 'kind-by-name' | 'kinds-differ' | 'kind-unknown'
  options: string[]
}
/** What a cell says: a value, or what is wrong with it, or a question. */
export type CellReading = { value: string | null; error?: Omit<FieldError, 'field'>; question?: Question }

const LENGTHS = { kvkNumber: 8, branchNumber: 12 } as const
const WRONG = { kvkNumber: 'field.kvk', branchNumber: 'dealer-import.error.branch' } as const

/**
 * A number of the trade register as a cell has it: spaces, dots between groups of two or more digits and the apostrophe of a spreadsheet
 * taken out. One digit short is where a spreadsheet ate a leading zero: a question, never filled in. Never a digit that
 * the cell does not have.
 */
export function readNumber(field: 'kvkNumber' | 'branchNumber', cell: string): CellReading {
  const text = cell.trim().replace(/^'/, '')
  if (text === '') return { value: null }
  if (/^\d+([.,]\d+)?e\+?\d+$/i.test(text))
    return { value: text, error: { code: 'dealer-import.error.scientific', values: { text } } }
  // 1234567.0 is a number that a program made a fraction of: its last zero is no digit of it.
  const digits = text.replaceAll(/\s+/g, '').replaceAll(/(?<=\d)\.(?=\d{2})/g, '')
  const length = LENGTHS[field]
  if (/^\d+$/.test(digits) && digits.length === length) return { value: digits }
  if (/^\d+$/.test(digits) && digits.length === length - 1)
    return { value: digits, question: { field, reason: 'lost-zero', options: [`0${digits}`] } }
  return { value: text, error: { code: WRONG[field] } }
}
