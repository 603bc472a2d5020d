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

/** The bar shows the chance that it is done by now: with luck it jumps, and it never stands still at the end. */
function progressOf(place: HTMLElement, expected: number): (tried: number) => void {
  const bar = place.querySelector('progress')!
  const text = place.querySelector('[data-progress]')!
  const begun = performance.now()
  return (tried) => {
    bar.value = 1 - Math.exp(-tried / expected)
    const perSecond = tried / ((performance.now() - begun) / 1000)
    const seconds = String(Math.max(1, Math.round(expected / perSecond)))
    // Once: a screen reader would read each change.
    if (text.textContent === '') void say('working', { seconds }).then((words) => (text.textContent = words))
  }
}
