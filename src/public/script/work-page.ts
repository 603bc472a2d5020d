import { doWork } from './do-work.ts'
import { tell } from './notice.ts'
import { say } from './words.ts'

/** On the page that asks for work: does it, shows how far it is, and sends the same number again. */
export async function workWhenAsked(send: (form: HTMLFormElement) => void): Promise<void> {
  const place = document.querySelector<HTMLElement>('[data-challenge]')
  const form = place?.closest('form')
  if (!place || !form) return
  const bits = Number(place.dataset['bits'])
  const challenge = place.dataset['challenge'] ?? ''
  place.hidden = false
  for (const without of form.querySelectorAll<HTMLElement>('[data-no-script]')) without.hidden = true
  try {
    const work = await doWork({ challenge, bits }, progressOf(place, 2 ** bits))
    if (!form.isConnected) return
    form.querySelector<HTMLInputElement>('[name=werk]')!.value = work
    send(form)
  } catch {
    place.hidden = true
    await tell(form, 'work-failed', { retry: true })
  }
}

const measureFor_ms = 400

/** The bar shows the chance that it is done by now: with luck it jumps, and it never stands still at the end. */
function progressOf(place: HTMLElement, expected: number): (tried: number) => void {
  const bar = place.querySelector('progress')!
  const text = place.querySelector('[data-progress]')!
  let first: { tried: number; at_ms: number } | null = null
  let told = false
  return (tried) => {
    bar.value = 1 - Math.exp(-tried / expected)
    const now_ms = performance.now()
    first ??= { tried, at_ms: now_ms }
    const passed_ms = now_ms - first.at_ms
    // Once: a screen reader would read each change. Not at the first word: a worker begins slowly.
    if (told || passed_ms < measureFor_ms) return
    told = true
    const seconds = Math.max(1, Math.round((expected * passed_ms) / (tried - first.tried) / 1_000))
    void say('working', { seconds: String(seconds) }).then((words) => (text.textContent = words))
  }
}
