import { tell } from './notice.ts'
import { language } from './words.ts'

/** Shows the camera buttons; a number that was scanned is filled in, looked at by the reader and then sent. */
export function offerCamera(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-camera]')) {
    button.hidden = false
    button.onclick = () => void scan(button.form)
  }
}

/** The scanner and its words come only when someone presses the button. */
async function scan(form: HTMLFormElement | null): Promise<void> {
  if (!form) return
  const locale = language()
  try {
    const [{ openScanner }, words] = await Promise.all([import('../../scan/public.ts'), scanWords(locale)])
    await openScanner({ words, locale, onFound: ([number]) => number && fillIn(form, number.value) })
  } catch {
    await tell(form, 'camera-failed')
  }
}

function fillIn(form: HTMLFormElement, value: string): void {
  const field = form.querySelector<HTMLInputElement>('input[name="nummer"]')
  if (!field) return
  field.value = value
  field.dispatchEvent(new Event('input', { bubbles: true }))
  field.focus()
}

async function scanWords(locale: 'nl' | 'en'): Promise<Record<string, string>> {
  const [scan, identifiers] = await Promise.all(
    locale === 'nl'
      ? [
          import('../../platform/messages/nl/scan.json'),
          import('../../platform/messages/nl/identifiers.json'),
        ]
      : [
          import('../../platform/messages/en/scan.json'),
          import('../../platform/messages/en/identifiers.json'),
        ],
  )
  return { ...scan.default, ...identifiers.default }
}
