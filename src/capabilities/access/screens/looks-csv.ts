import type { AccessLogEntry } from '../looks/contract.ts'

const columns = [
  'id',
  'at',
  'accountId',
  'accountName',
  'role',
  'organisation',
  'action',
  'subjectKind',
  'subject',
  'purposeCode',
  'purposeText',
  'givenTo',
] as const satisfies readonly (keyof AccessLogEntry)[]

/** Looks as RFC 4180, with a byte order mark for spreadsheets. */
export function looksCsv(looks: readonly AccessLogEntry[]): string {
  const rows = looks.map((look) => columns.map((column) => cell(look[column] ?? '')).join(','))
  return `\ufeff${[columns.join(','), ...rows].join('\r\n')}\r\n`
}

/** A text that a spreadsheet would run as a formula is put behind an apostrophe (OWASP, CSV injection). */
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
