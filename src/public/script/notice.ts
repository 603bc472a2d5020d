import { say } from './words.ts'

/** Says something at a form, aloud too; with a button that sends it again. What was typed stays. */
export async function tell(form: HTMLFormElement, key: string, { retry = false } = {}): Promise<void> {
  const place = form.querySelector('[data-notice]')
  if (!place) return
  const text = document.createElement('p')
  text.textContent = await say(key)
  const box = document.createElement('div')
  box.className = 'notice'
  box.setAttribute('role', 'alert')
  box.append(text)
  if (retry) {
    const button = document.createElement('button')
    button.className = 'btn small'
    button.textContent = await say('retry')
    box.append(button)
  }
  place.replaceChildren(box)
}

export function clearNotice(form: HTMLFormElement): void {
  form.querySelector('[data-notice]')?.replaceChildren()
}
