type InstallEvent = Event & { prompt: () => Promise<unknown> }
let waiting: InstallEvent | null = null

/** Shows the button that puts Helder on the home screen, where the browser offers that. */
export function offerInstall(): void {
  const place = document.querySelector<HTMLElement>('[data-install]')
  const button = place?.querySelector('button')
  if (!place || !button) return
  place.hidden = waiting === null
  button.onclick = async () => {
    await waiting?.prompt()
    waiting = null
    place.hidden = true
  }
}

/** Keeps the browser's offer until someone presses our button. */
export function waitForInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    waiting = event as InstallEvent
    offerInstall()
  })
}
