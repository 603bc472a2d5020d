import type { Month } from '../months.ts'
import { placeNames } from './places.ts'

/** What stands in a cell; `unused` is right and no figure asks for it, `wrong` can't be read. */
export type Reading<T> = { value: T } | 'unused' | 'wrong'

/** Kinds of crime that fences live off, by the code of the standard classification of police and by name. */
const kinds: Record<string, readonly string[]> = {
  burglary: ['1.1.1', 'diefstal/inbraak woning', 'woninginbraak'],
  'shed-burglary': ['1.1.2', 'diefstal/inbraak box/garage/schuur'],
  'car-break-in': ['1.2.1', 'diefstal uit/vanaf motorvoertuigen'],
  'bicycle-theft': [
    '1.2.3',
    'diefstal van brommers, snorfietsen, fietsen',
    'diefstal van brom-, snor-, fietsen',
  ],
  pickpocketing: ['1.2.4', 'zakkenrollerij'],
  'business-burglary': [
    '2.5.1',
    'diefstal/inbraak bedrijven enz.',
    'diefstal/inbraak bedrijven en instellingen',
  ],
}
const monthNames =
  'januari februari maart april mei juni juli augustus september oktober november december'.split(' ')

/** A municipality by its name, slug or CBS code. Other codes of CBS are other places: the country, a neighbourhood. */
export function readPlace(text: string): Reading<string> {
  const typed = text.toLowerCase()
  const found = placeNames.find(
    ({ slug, name, code }) => slug === typed || name.toLowerCase() === typed || code.toLowerCase() === typed,
  )
  if (found) return { value: found.slug }
  return /^(gm|wk|bu|nl|pv|re|pd|bt)\d{2,10}$/.test(typed) ? 'unused' : 'wrong'
}

/** `2026-10`, `2026MM10` or `2026 oktober`. Years and quarters of CBS (`2026JJ00`) are sums. */
export function readMonth(text: string): Reading<Month> {
  const typed = text.toLowerCase().replace(/\*+$/, '')
  const digits = /^(20\d\d)(?:-|mm)(0[1-9]|1[0-2])$/.exec(typed)
  if (digits) return { value: `${digits[1]}-${digits[2]}` }
  if (/^20\d\d(jj00|kw0[1-4])?$/.test(typed)) return 'unused'
  const [, year, name, nameFirst, yearLast] = /^(?:(20\d\d) ([a-z]+)|([a-z]+) (20\d\d))$/.exec(typed) ?? []
  const month = monthNames.indexOf(name ?? nameFirst ?? '') + 1
  return month === 0 ? 'wrong' : { value: `${year ?? yearLast}-${String(month).padStart(2, '0')}` }
}

/** A kind by our code, by the code of the classification, or by its name with or without that code. */
export function readKind(text: string): Reading<string> {
  const typed = text.toLowerCase()
  const code = /^\d\.\d\.\d{1,2}(?=\s|$)/.exec(typed)?.[0]
  const name = typed.slice(code?.length ?? 0).trim()
  const found = Object.entries(kinds).find(
    ([kind, words]) => kind === typed || (code === undefined ? words.includes(name) : words.includes(code)),
  )
  if (found) return { value: found[0] }
  return code === undefined ? 'wrong' : 'unused'
}

const AMOUNT_MAX = 99_999

/** A whole number; a point or space may part the thousands. */
export function readAmount(text: string): Reading<number> {
  if (!/^\d{1,3}([. ]?\d{3})*$/.test(text)) return 'wrong'
  const amount = Number(text.replaceAll(/[. ]/g, ''))
  return amount <= AMOUNT_MAX ? { value: amount } : 'wrong'
}
