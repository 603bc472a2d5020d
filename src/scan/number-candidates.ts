import { fold, parseIdentifier, recogniseIdentifier } from '../identifiers/public.ts'
import { asNumber, type FoundNumber, ofKind, sameNumber } from './found-number.ts'
import { labelledNumbers } from './labelled-numbers.ts'

/** One character as text recognition saw it; confidence from 0 to 100. */
export type SeenCharacter = { text: string; confidence: number }
/** A line of words, as recognised in a picture. */
export type SeenLine = { words: SeenCharacter[][] }

/** A number read from print: never used before a person compared it with the goods. */
export type Candidate = FoundNumber & {
  /** Places (from 0) of characters that a check digit or the kind of number put right. */
  corrected: number[]
  /** Of the least certain character, 0 to 100. */
  confidence: number
  /** In how many looks at the same print it was read. */
  looks: number
  /** True when a label beside it said what it is. */
  labelled: boolean
}

// Letters that text recognition takes for a digit, and digits it mixes up with one another.
const LETTER_TO_DIGIT: Record<string, string> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  A: '4',
  S: '5',
  G: '6',
  T: '7',
  B: '8',
}
const MIXED_UP = ['08', '17', '38', '56', '58', '68', '49', '35', '27', '06', '39', '89']
const CONFIDENCE_SURE = 97
const WORDS_MAX = 6
const CORRECTIONS_MAX = 2
const SERIAL_LENGTH_MIN = 5

/** The numbers that recognised text may hold, likeliest first. */
export function numberCandidates(lines: readonly SeenLine[]): Candidate[] {
  const found: Candidate[] = []
  for (const { words } of lines) {
    for (const { run, isWhole } of runsOf(words)) {
      found.push(...phoneNumbers(run), ...vehicleNumbers(run), ...(isWhole ? articles(run) : []))
    }
  }
  // What passed its check digit or is a chassis number is not offered again in a worse spelling.
  const known = found.filter(({ check, kind }) => check === 'holds' || kind === 'vin')
  for (const line of lines) {
    for (const number of plainNumbers(line)) {
      if (!known.some((other) => within(number.value, other.value))) found.push(number)
    }
  }
  return rank(found)
}

/** Words beside each other may be the groups of one number; `isWhole` when no more digits stand next to them. */
function runsOf(words: SeenCharacter[][]): { run: SeenCharacter[]; isWhole: boolean }[] {
  const parts = words.flatMap(splitLabel).filter((word) => word.length > 0)
  const hasDigits = (part: SeenCharacter[] | undefined) => part?.some(({ text }) => /\d/.test(text)) ?? false
  const runs: { run: SeenCharacter[]; isWhole: boolean }[] = []
  for (let first = 0; first < parts.length; first++) {
    for (let last = first; last < Math.min(parts.length, first + WORDS_MAX); last++) {
      const isWhole = !hasDigits(parts[first - 1]) && !hasDigits(parts[last + 1])
      runs.push({ run: parts.slice(first, last + 1).flat(), isWhole })
    }
  }
  return runs
}

/** "IMEI:35..." is a label and a number; other marks within a word part its groups and are left out. */
function splitLabel(word: SeenCharacter[]): SeenCharacter[][] {
  const parts: SeenCharacter[][] = [[]]
  for (const character of word) {
    if (/[:=#()]/.test(character.text)) parts.push([])
    else if (/[A-Z0-9|!]/i.test(character.text)) parts.at(-1)!.push(character)
  }
  return parts
}

function phoneNumbers(run: SeenCharacter[]): Candidate[] {
  if (run.length !== 15 || run.filter(({ text }) => /\d/.test(text)).length < 11) return []
  const digits = asDigits(run)
  if (digits === null) return []
  const read = candidate('imei', digits.value, run, digits.corrected)
  if (read === null || read.check === 'holds') return read === null ? [] : [read]
  return [...corrections(digits.value, run, digits.corrected), read]
}

/** Letters where only digits belong become the digit they look like; null when one looks like none. */
function asDigits(run: SeenCharacter[]): { value: string; corrected: number[] } | null {
  const corrected: number[] = []
  let value = ''
  for (const [place, { text }] of run.entries()) {
    const digit = /\d/.test(text) ? text : LETTER_TO_DIGIT[text.toUpperCase()]
    if (digit === undefined) return null
    if (digit !== text) corrected.push(place)
    value += digit
  }
  return { value, corrected }
}

/** One uncertain digit read as another that it is mixed up with, where that makes the check digit hold. */
function corrections(value: string, run: SeenCharacter[], corrected: number[]): Candidate[] {
  const uncertain = [...run.entries()]
    .filter(([, { confidence }]) => confidence < CONFIDENCE_SURE)
    .sort(([, one], [, other]) => one.confidence - other.confidence)
  return uncertain
    .flatMap(([place]) =>
      MIXED_UP.filter((pair) => pair.includes(value[place]!)).map((pair) => {
        const digit = pair.replace(value[place]!, '')
        const mended = value.slice(0, place) + digit + value.slice(place + 1)
        return candidate('imei', mended, run, [...corrected, place])
      }),
    )
    .filter((number) => number?.check === 'holds')
    .map((number) => number!)
    .slice(0, CORRECTIONS_MAX)
}

/** Seventeen characters with letters among them: I, O and Q stand in no chassis number. */
function vehicleNumbers(run: SeenCharacter[]): Candidate[] {
  if (run.length !== 17) return []
  const corrected: number[] = []
  let value = ''
  for (const [place, { text }] of run.entries()) {
    const character = { I: '1', O: '0', Q: '0', '|': '1', '!': '1' }[text.toUpperCase()] ?? text.toUpperCase()
    if (character !== text) corrected.push(place)
    value += character
  }
  if (!/^[A-HJ-NPR-Z0-9]{17}$/.test(value) || !/[A-Z]{2}/.test(value) || !/\d{3}$/.test(value)) return []
  const number = candidate('vin', value, run, corrected)
  return number === null ? [] : [number]
}

function articles(run: SeenCharacter[]): Candidate[] {
  const value = run.map(({ text }) => text).join('')
  if (!/^(?:\d{8}|\d{12,13})$/.test(value)) return []
  const number = candidate('gtin', value, run, [])
  return number?.check === 'holds' ? [number] : []
}

function candidate(
  kind: 'imei' | 'vin' | 'gtin',
  value: string,
  run: SeenCharacter[],
  corrected: number[],
): Candidate | null {
  const number = ofKind(kind, value, false)
  return number === null ? null : { ...number, corrected, confidence: least(run), looks: 1, labelled: false }
}

/** Numbers without a check digit: named by a label, else words that look like one. */
function plainNumbers({ words }: SeenLine): Candidate[] {
  const text = words.map((word) => word.map((character) => character.text).join('')).join(' ')
  const confidence = Math.min(100, ...words.map(least))
  const labelled = labelledNumbers(text, false)
  if (labelled.length > 0)
    return labelled.map((number) => ({ ...number, corrected: [], confidence, looks: 1, labelled: true }))
  return words.flatMap((word) => {
    const value = word
      .map((character) => character.text)
      .join('')
      .replace(/^[^A-Z0-9]+|[^A-Z0-9]+$/gi, '')
    if (!looksLikeNumber(value)) return []
    const number = asNumber(value.toUpperCase(), false)
    return number === null
      ? []
      : [{ ...number, corrected: [], confidence: least(word), looks: 1, labelled: false }]
  })
}

function looksLikeNumber(value: string): boolean {
  const [best] = recogniseIdentifier(value)
  if (best?.code === 'plate-dutch') return true
  const characters = value.replace(/[^A-Z0-9]/gi, '').length
  return (
    characters >= SERIAL_LENGTH_MIN && (value.match(/\d/g)?.length ?? 0) >= 3 && /^[A-Z0-9/-]+$/i.test(value)
  )
}

function least(run: SeenCharacter[]): number {
  return Math.min(100, ...run.map(({ confidence }) => confidence))
}

function within(part: string, whole: string): boolean {
  return fold(whole).includes(fold(part)) || fold(part).includes(fold(whole))
}

/** The candidates of several looks at the same print; what more than one look shows comes first. */
export function mergeLooks(looks: Candidate[][]): Candidate[] {
  const all = looks.flat()
  const together = rank(all).map((number) => ({
    ...number,
    looks: all.filter((other) => sameNumber(number, other)).length,
  }))
  return together.sort((one, other) => order(one) - order(other) || other.looks - one.looks)
}

const CHECK_ORDER = { holds: 0, none: 1, fails: 2 }

/** A check digit that holds without help comes first, then one that was helped, then what a label names, then the rest. */
function rank(found: Candidate[]): Candidate[] {
  const best = new Map<string, Candidate>()
  for (const number of found) {
    const parsed = parseIdentifier(number.kind, number.value)
    const key = `${number.kind} ${parsed.ok ? parsed.canonical : number.value}`
    const before = best.get(key)
    if (before === undefined || order(number) < order(before)) best.set(key, number)
  }
  return [...best.values()].sort(
    (one, other) => order(one) - order(other) || other.confidence - one.confidence,
  )
}

function order({ check, corrected, kind, labelled }: Candidate): number {
  const isHelped = corrected.length > 0 || (check === 'none' && !labelled)
  return CHECK_ORDER[check] * 4 + (isHelped ? 2 : 0) + (kind === 'gtin' ? 1 : 0)
}
