import { Scanner, type ScannerOptions } from './scanner.ts'
import styleAddress from './scan.css?url'

/**
 * Opens the scanner over the page: camera, photo, print. It calls `onFound` once, with a number that is sure by its code
 * or that a person compared with the goods, then closes; the focus returns to where it was. Nothing leaves the device.
 */
export async function openScanner(options: ScannerOptions): Promise<{ close: () => void }> {
  await ensureStyle()
  const scanner = new Scanner(options)
  scanner.open()
  return { close: () => scanner.close() }
}

/** The scanner brings its own looks, so that it looks the same on the site and in the app. */
function ensureStyle(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  if (document.querySelector(`link[href="${styleAddress}"]`)) return Promise.resolve()
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = styleAddress
  // Without its looks the scanner still works.
  link.onload = link.onerror = () => resolve()
  document.head.append(link)
  return promise
}
