import { clearNotice, tell } from './notice.ts'

const sayBusyAfter_ms = 800

/**
 * Sends the form and gives the page that answers; null when it could not be sent, which is then said at the form.
 * The number goes in the body, never in an address.
 */
export async function sendCheck(form: HTMLFormElement): Promise<Document | null> {
  clearNotice(form)
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.set(name, value)
  form.setAttribute('aria-busy', 'true')
  const busy = setTimeout(() => void tell(form, 'checking'), sayBusyAfter_ms)
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body: fields,
      headers: { accept: 'text/html' },
    })
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false
    if (!isPage) throw new Error('no page')
    return new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch {
    clearTimeout(busy)
    await tell(form, navigator.onLine ? 'failed' : 'offline', { retry: true })
    return null
  } finally {
    clearTimeout(busy)
    form.removeAttribute('aria-busy')
  }
}
