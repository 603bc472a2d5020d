import { join } from 'node:path'
import { type MrzReading, readMrz } from '../../src/identifiers/public.ts'
import { readLines } from './open-trial.ts'

/** Each specimen of a machine readable zone through the reader: what the file says of it and what became of it. */
export function trySpecimens(folder: string): string[] {
  const rows = readLines(join(folder, 'mrz.txt')).map((line) => {
    const [kind = '', state = '', ...lines] = line.trim().split(/\s+/)
    return `| ${kind} | ${state} | ${outcome(readMrz(lines.join(' ')))} |`
  })
  return ['| format | the file says | read as |', '|---|---|---|', ...rows]
}

function outcome(reading: MrzReading): string {
  if (!reading.ok) return 'refused: not an MRZ'
  const { format, valid, corrected, checks, surname, givenNames, documentNumber } = reading
  const failing = Object.entries(checks).flatMap(([name, holds]) => (holds ? [] : [name]))
  const state = valid
    ? 'every check digit holds'
    : `check digits fail: ${failing.join(', ') || 'optional field'}`
  const mended = corrected ? ', after putting letters and digits right' : ''
  return `${format}, ${state}${mended}; ${documentNumber}, ${surname}, ${givenNames}`
}
