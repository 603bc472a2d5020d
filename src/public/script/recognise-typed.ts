import { recogniseIdentifier, type WarningCode } from '../../identifiers/public.ts'
import { say } from './words.ts'

// What helps while someone types; the answer itself says the rest.
const told: WarningCode[] = [
  'placeholder',
  'wrong-check-digit',
  'look-alike-letters',
  'looks-like-article-number',
  'randomised-mac',
  'hallmark',
  'eid',
  'check-digit-computed',
]
const wait_ms = 300
const shortest = 4

/** As what a number reads, in words, with what is odd about it; empty while it is too short to say. */
export async function describeTyped(text: string): Promise<string> {
  if (text.trim().length < shortest) return ''
  const [seen] = recogniseIdentifier(text)
  if (!seen) return ''
  const what = await say(`identifier.seen.${seen.code}`, seen.data)
  const isModel = seen.parsed.scope === 'model'
  const warning = isModel ? 'model-number' : told.find((code) => seen.parsed.warnings.includes(code))
  const help = warning && seen.code !== 'placeholder' ? await say(`identifier.warning.${warning}`) : ''
  return what === '' ? '' : [`${await say('seen', { what })}.`, help].filter(Boolean).join(' ')
}

let timer: ReturnType<typeof setTimeout> | undefined

/** Says below the field as what it reads, once the typing rests: a screen reader is not interrupted at each key. */
export function recogniseTyped(field: HTMLInputElement): void {
  const place = field.form?.querySelector('[data-seen]')
  if (!place) return
  clearTimeout(timer)
  timer = setTimeout(() => void tellIn(place, field.value), wait_ms)
}

async function tellIn(place: Element, typed: string): Promise<void> {
  const text = await describeTyped(typed)
  if (place.textContent !== text) place.textContent = text
}
