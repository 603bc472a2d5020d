import { say } from './words.ts'

type Kept = { number: string; status: string; at: string }
const name = 'helder.checks'
const most = 20

/** What this device keeps: nothing until the visitor asks. Null: not asked, or the device does not allow it. */
function read(): Kept[] | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? 'null')
    return Array.isArray(kept) ? (kept as Kept[]) : null
  } catch {
    return null
  }
}

function write(kept: Kept[]): boolean {
  try {
    localStorage.setItem(name, JSON.stringify(kept.slice(0, most)))
    return true
  } catch {
    return false
  }
}

/** The answer on this page, first in the list; the same number stands there once. */
function add(place: HTMLElement): boolean {
  const { number = '', status = '', at = '' } = place.dataset
  const others = (read() ?? []).filter((kept) => kept.number !== number)
  return write([{ number, status, at }, ...others])
}

/** On a page with an answer: offers to keep it, and keeps it by itself for who asked that before. */
export function offerToKeep(): void {
  const place = document.querySelector<HTMLElement>('[data-keep]')
  const box = place?.querySelector('input')
  if (!place || !box) return
  place.hidden = false
  box.checked = read() !== null
  if (box.checked) add(place)
  box.onchange = async () => {
    const told = place.querySelector('[data-kept]')!
    if (!box.checked) {
      localStorage.removeItem(name)
      told.textContent = await say('cleared')
    } else if (add(place)) told.textContent = ''
    else {
      box.checked = false
      told.textContent = await say('not-kept')
    }
  }
}

/** On the home page: what this device kept, each with a button that fills the field, and one that clears all. */
export function showKept(): void {
  const place = document.querySelector<HTMLElement>('[data-history]')
  const list = place?.querySelector('ul')
  if (!place || !list) return
  const kept = read() ?? []
  place.hidden = kept.length === 0
  list.replaceChildren(...kept.map(line))
  place.querySelector<HTMLButtonElement>('[data-forget]')!.onclick = () => {
    localStorage.removeItem(name)
    showKept()
    document.querySelector<HTMLInputElement>('#nummer')?.focus()
  }
}

function line({ number, status, at }: Kept): HTMLLIElement {
  const item = document.createElement('li')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'mono'
  button.textContent = number
  button.onclick = () => {
    const field = document.querySelector<HTMLInputElement>('#nummer')
    if (!field) return
    field.value = number
    field.dispatchEvent(new Event('input', { bubbles: true }))
    field.focus()
  }
  const when = new Date(at).toLocaleString(document.documentElement.lang, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  const text = document.createElement('span')
  text.textContent = `${status}, ${when}`
  item.append(button, text)
  return item
}
