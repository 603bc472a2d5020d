import type { Torch } from './camera.ts'
import { button } from './elements.ts'
import type { Say } from './words.ts'

/** Switches the lamp beside the lens, and says what pressing it does now. */
export function torchButton(say: Say, torch: Torch): HTMLButtonElement {
  const label = () => say(torch.isLit() ? 'scan.torch-off' : 'scan.torch-on')
  const element = button(label(), () => {
    // A lamp that refuses (a hot phone) stays as it was, and so does the button.
    torch.light(!torch.isLit()).then(
      () => (element.textContent = label()),
      () => undefined,
    )
  })
  return element
}
