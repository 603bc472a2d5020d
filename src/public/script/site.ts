import { offerCamera } from './camera.ts'
import { offerInstall, waitForInstall } from './install.ts'
import { offerToKeep, showKept } from './kept-checks.ts'
import { tell } from './notice.ts'
import { offerProof } from './offer-proof.ts'
import { openPersonalCode } from './open-personal-code.ts'
import { recogniseTyped } from './recognise-typed.ts'
import { sendCheck } from './send-check.ts'
import { followHistory, showPage } from './show-page.ts'
import { words } from './words.ts'
import { workWhenAsked } from './work-page.ts'

/** Adds to the page that is shown now what only a script can do. Everything else works without it. */
function enhance(): void {
  offerCamera()
  offerToKeep()
  showKept()
  offerInstall()
  void offerProof()
  openPersonalCode()
  void workWhenAsked((form) => void send(form))
}

async function send(form: HTMLFormElement): Promise<void> {
  if (form.hasAttribute('aria-busy')) return
  const page = await sendCheck(form)
  if (!page) return
  showPage(page)
  enhance()
}

const isCheck = (target: EventTarget | null): target is HTMLFormElement =>
  target instanceof HTMLFormElement && 'check' in target.dataset

addEventListener('submit', (event) => {
  if (!isCheck(event.target)) return
  event.preventDefault()
  void send(event.target)
})
addEventListener('input', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'nummer') recogniseTyped(target)
})
addEventListener('online', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-check]')) {
    if (form.querySelector('.notice')) void tell(form, 'online', { retry: true })
  }
})

followHistory(enhance)
waitForInstall()
enhance()
void words()
if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/service-worker.js')
