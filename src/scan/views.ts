import { formatIdentifier, parseIdentifier } from '../identifiers/public.ts'
import type { CameraTrouble } from './camera.ts'
import { button, el } from './elements.ts'
import { asNumber, type FoundNumber, ofKind } from './found-number.ts'
import type { Candidate } from './number-candidates.ts'
import type { GreyPicture } from './picture.ts'
import { asCanvas } from './stage.ts'
import type { Say } from './words.ts'

/** A part of the dialog: what is in it, and where the focus goes. */
export type View = { content: HTMLElement; focus: HTMLElement | null }

/** Several numbers: which one is meant? */
export function chooseView(
  say: Say,
  numbers: FoundNumber[],
  choose: { one: (number: FoundNumber) => void; both: (() => void) | null; again: () => void },
): View {
  const title = el('h3', { tabindex: '-1' }, say('scan.choose'))
  const list = el(
    'ul',
    { class: 'scanner-numbers' },
    ...numbers.map((number) => el('li', {}, numberButton(say, number, choose.one))),
  )
  const deeds = el(
    'div',
    { class: 'scanner-deeds' },
    choose.both ? button(say('scan.both'), choose.both, { main: true }) : null,
    button(say('scan.again'), choose.again),
  )
  return { content: el('div', {}, title, el('p', {}, say('scan.choose-help')), list, deeds), focus: title }
}

function numberButton(
  say: Say,
  number: FoundNumber,
  choose: (number: FoundNumber) => void,
): HTMLButtonElement {
  const element = button('', () => choose(number))
  element.append(
    el('span', { class: 'scanner-kind' }, say(`identifier.kind.${number.kind}`)),
    el('span', { class: 'scanner-number' }, grouped(number)),
  )
  return element
}

/** A number that a person must compare with the goods; they can mend it. */
export function confirmView(
  say: Say,
  asked: { candidates: FoundNumber[]; print: GreyPicture | null; intro: string | null },
  deeds: { use: (number: FoundNumber) => void; again: () => void },
): View {
  const [first, ...others] = asked.candidates as [FoundNumber, ...FoundNumber[]]
  const title = el('h3', { tabindex: '-1' }, say('scan.confirm'))
  const input = el('input', {
    id: 'scanner-value',
    class: 'scanner-input',
    autocomplete: 'off',
    spellcheck: 'false',
  })
  const remark = el('p', { class: 'scanner-remark', role: 'status', id: 'scanner-remark' })
  input.setAttribute('aria-describedby', 'scanner-remark')
  let shown = first

  const now = (): FoundNumber | null =>
    input.value === grouped(shown) ? shown : (keepKind(shown, input.value) ?? asNumber(input.value, false))
  const tell = () => {
    const number = now()
    remark.textContent = number === null ? '' : remarkOn(say, number)
    remark.dataset['check'] = number?.check ?? 'none'
  }
  const show = (number: FoundNumber) => {
    shown = number
    input.value = grouped(number)
    tell()
  }
  input.addEventListener('input', tell)
  show(first)

  const form = el('form', {}, el('label', { for: 'scanner-value' }, say('scan.confirm-label')), input, remark)
  form.append(
    el('div', { class: 'scanner-deeds' }, submit(say('scan.use')), button(say('scan.again'), deeds.again)),
  )
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const number = now()
    if (number !== null) deeds.use({ ...number, value: plain(number, input.value) })
  })
  const picture = asked.print === null ? null : asCanvas(asked.print)
  picture?.setAttribute('class', 'scanner-print')
  const content = el('div', {}, title, el('p', {}, asked.intro ?? say('scan.confirm-help')), picture, form)
  if (others.length > 0) content.append(otherReadings(say, others, show))
  return { content, focus: title }
}

function submit(text: string): HTMLButtonElement {
  return el('button', { type: 'submit', class: 'scanner-button is-main' }, text)
}

function otherReadings(say: Say, others: FoundNumber[], show: (number: FoundNumber) => void): HTMLElement {
  const items = others.slice(0, 3).map((number) => el('li', {}, numberButton(say, number, show)))
  return el('div', {}, el('p', {}, say('scan.others')), el('ul', { class: 'scanner-numbers' }, ...items))
}

function keepKind(shown: FoundNumber, typed: string): FoundNumber | null {
  return ofKind(shown.kind, typed, false)
}

function remarkOn(say: Say, number: FoundNumber): string {
  if (number.check === 'fails') return say('scan.check-fails')
  if (number.check === 'none') return say('scan.check-none')
  const corrected = 'corrected' in number && (number as Candidate).corrected.length > 0
  return corrected ? say('scan.corrected') : say('scan.check-holds')
}

/** What a code in view is, when it is not the number of one thing. */
export function articleView(say: Say, value: string, use: () => void): HTMLElement {
  return el(
    'div',
    { class: 'scanner-note' },
    el('p', {}, say('scan.article', { value })),
    button(say('scan.article-use'), use),
  )
}

/** Why there is no camera, and what to do. */
export function troubleView(say: Say, trouble: CameraTrouble, again: () => void): View {
  const title = el('h3', { tabindex: '-1' }, say(`scan.trouble.${trouble}`))
  const help = el('p', {}, say(`scan.trouble.${trouble}-help`))
  const canHelp = trouble !== 'insecure'
  const content = el(
    'div',
    { class: 'scanner-note' },
    title,
    help,
    canHelp ? button(say('scan.camera-again'), again) : null,
  )
  return { content, focus: title }
}

/** A number in groups as people read it; a maker's own spelling stays as it is. */
export function grouped({ kind, value }: FoundNumber): string {
  if (kind !== 'imei' && kind !== 'vin') return value
  const parsed = parseIdentifier(kind, value)
  return parsed.ok ? formatIdentifier(kind, parsed.canonical) : value
}

/** What goes into the field: as it stands on the goods, unless someone changed it. */
function plain(number: FoundNumber, typed: string): string {
  return typed === grouped(number) ? number.value : typed.trim()
}
