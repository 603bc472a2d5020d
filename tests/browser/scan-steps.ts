import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Locator, type Page } from '@playwright/test'
import { browserFlags, findBrowser } from '../find-browser.ts'
import { filmPage } from './code-pictures.ts'
import { expect, signIn, watchPage } from './fixtures.ts'

export type CameraState = { film: string } | 'refused' | 'none'

const executablePath = findBrowser()

/** Runs a journey in a browser of its own, whose camera shows a film (the content of a page), is refused, or isn't there. */
export async function withCamera(
  browser: Browser,
  camera: CameraState,
  journey: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'helder-film-'))
  const own = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [...browserFlags, ...(await cameraFlags(browser, camera, folder))],
  })
  try {
    const context = await own.newContext({
      baseURL: process.env['HELDER_TEST_URL']!,
      locale: 'nl-NL',
      viewport: { width: 1280, height: 900 },
    })
    const page = await context.newPage()
    const complaints = watchPage(page)
    await journey(page)
    expect(complaints).toEqual([])
  } finally {
    await own.close()
    rmSync(folder, { recursive: true })
  }
}

async function cameraFlags(browser: Browser, camera: CameraState, folder: string): Promise<string[]> {
  if (camera === 'refused') return ['--use-fake-device-for-media-stream']
  if (camera === 'none') return ['--use-fake-ui-for-media-stream']
  const film = await filmPage(browser, camera.film, join(folder, 'film.mjpeg'))
  return [
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
  ]
}

/** Opens the scanner at the counter, as a dealer does. */
export async function scanAtCounter(page: Page): Promise<Locator> {
  await signIn(page, 'dealer')
  await page.goto('/app/inkoop')
  await page.getByRole('button', { name: 'Scan', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Scan een nummer' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Waits until this many frames of the camera were looked at. */
export async function expectFrames(dialog: Locator, least: number): Promise<void> {
  await expect(async () => {
    const frames = await dialog.locator('[data-frames]').getAttribute('data-frames', { timeout: 1_000 })
    expect(Number(frames)).toBeGreaterThanOrEqual(least)
  }).toPass({ timeout: 120_000 })
}

/** Gives the scanner a photo from a file. */
export async function choosePhoto(dialog: Locator, buffer: Buffer): Promise<void> {
  await dialog
    .locator('[data-scanner-file]')
    .setInputFiles({ name: 'foto.png', mimeType: 'image/png', buffer })
}
