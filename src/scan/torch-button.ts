import { button } from './elements.ts'
import type { Say } from './words.ts'

/** Switches the lamp beside the lens, and says what pressing it does now. */
export function torchButton(say: Say, torch: (on: boolean) => Promise<void>): HTMLButtonElement {
  let lit = false
  const label = () => say(lit ? 'scan.torch-off' : 'scan.torch-on')
  const element = button(label(), () => {
    // A lamp that refuses (a hot phone) stays as it was, and so does the button.
    torch(!lit).then(
      () => {
        lit = !lit
        element.textContent = label()
      },
      () => undefined,
    )
  })
  return element
}
