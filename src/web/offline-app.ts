// A tablet in a shop without a network opens the app from its own files. Only code is kept here; what a visit needs is kept
// sealed by the visit itself.
const SHELF = 'helder-app'
const PAGE = '/app/'

/** Keeps every file of the app of now on this device, and lets the old ones go. Quiet: without it all works online. */
export async function keepAppOffline(): Promise<boolean> {
  if (!('serviceWorker' in navigator) || globalThis.caches === undefined) return false
  try {
    await navigator.serviceWorker.register('/service-worker.js')
    const answer = await fetch('/app/files.json')
    if (!answer.ok) return false
    const { files } = (await answer.json()) as { files: string[] }
    const shelf = await caches.open(SHELF)
    const kept = new Set((await shelf.keys()).map(({ url }) => new URL(url).pathname))
    await shelf.addAll(files.filter((file) => !kept.has(file)))
    // The page names its files: it comes once they are all here, and the old ones go after it.
    await shelf.add(PAGE)
    const old = [...kept].filter((file) => file !== PAGE && !files.includes(file))
    await Promise.all(old.map((file) => shelf.delete(file)))
    return true
  } catch {
    return false
  }
}
