import { tell } from './notice.ts'

// The scanner comes only when someone presses the button; where it is not part of the build there is no button.
const scanner = Object.values(import.meta.glob<Record<string, unknown>>('../../scan/public.ts'))[0]

/** Shows the camera buttons; a number that was scanned is filled in, looked at by the reader and then sent. */
export function offerCamera(): void {
  if (!scanner) return
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-camera]')) {
    button.hidden = false
    button.onclick = () => void scan(button.form)
  }
}

async function scan(form: HTMLFormElement | null): Promise<void> {
  if (!form || !scanner) return
  try {
    await scanner()
  } catch {
    await tell(form, 'camera-failed')
  }
}
