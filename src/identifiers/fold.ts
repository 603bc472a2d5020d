import { compact, plainText } from './compact.ts'

/** Letters and digits that people and cameras mistake for one another. */
const lookAlikes: Record<string, string> = {
  I: '1',
  L: '1',
  O: '0',
  Q: '0',
  S: '5',
  Z: '2',
  B: '8',
  G: '6',
}

// Capitals of other scripts that look like a Latin one (Unicode confusables.txt, the part that a phone keyboard in
// these scripts produces), and Latin letters with a stroke, which do not decompose.
const otherScripts: Record<string, string> = Object.fromEntries([
  ...pairs('АВЕКМНОРСТУХЗІЈЅҮԚԜ', 'ABEKMHOPCTYX3IJSYQW'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'),
  ...pairs('ØŁĐŦĦ', 'OLDTH'),
])

/** Every character that a folded text can hold: digits and the eighteen letters that look like no digit. */
export const foldedAlphabet = '0123456789ACDEFHJKMNPRTUVWXY'

/** Where a character goes in the folded form, worked out once. */
const foldedCharacters = new Map<string, string>()
for (const character of [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', ...Object.keys(otherScripts)]) {
  const latin = otherScripts[character] ?? character
  foldedCharacters.set(character, lookAlikes[latin] ?? latin)
}

/** The search form of a text: look-alikes mapped, other scripts read as Latin, anything else dropped. */
export function fold(text: string): string {
  let folded = ''
  for (const character of compact(text)) folded += foldedCharacters.get(character) ?? ''
  return folded
}

/** Leading zeros get lost in spreadsheets and on labels; something is always left to search by. */
export function foldWithoutLeadingZeros(text: string): string {
  return fold(text).replace(/^0+(?=.)/, '')
}

/** True when a text holds a letter that is not of the Latin alphabet. */
export function hasOtherScript(text: string): boolean {
  return /[^0-9A-Z]/.test(compact(text))
}

/** The Latin reading of a text in capitals, look-alikes of other scripts replaced but I, O and the like kept. */
export function latinReading(text: string): string {
  if (plainText.test(text)) return compact(text)
  return [...compact(text)].map((character) => otherScripts[character] ?? character).join('')
}

function pairs(from: string, to: string): [string, string][] {
  return [...from].map((character, index) => [character, to[index]!])
}
