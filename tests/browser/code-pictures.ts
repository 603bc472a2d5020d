import { writeFileSync } from 'node:fs'
import type { Browser } from '@playwright/test'
import bwip from 'bwip-js/node'

/** A code as another library than the one that reads it draws it, with a line of text below. */
export type DrawnCode = {
  format: 'code128' | 'code39' | 'ean13' | 'qrcode' | 'datamatrix' | 'gs1datamatrix'
  text: string
}

/** A table top with boxes that carry these codes, slightly turned, as a camera would see it. */
export function tableWith(codes: DrawnCode[]): string {
  const labels = codes.map(
    ({ format, text }) =>
      `<div style="background:#fff;padding:28px;transform:rotate(-2deg)">${bwip.toSVG({ bcid: format, text, scale: 3, includetext: false })}</div>`,
  )
  return `<body style="margin:0;height:100vh;display:grid;gap:24px;place-content:center;justify-items:center;background:#8a7f6d;filter:blur(.6px)">
    <style>svg { width: auto; height: ${codes.length > 1 ? 110 : 200}px; display: block }</style>${labels.join('')}</body>`
}

/** Writes a video that Chromium takes for a camera: pictures one after another (MJPEG), here one that lasts. */
export async function filmPage(browser: Browser, content: string, file: string): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.setContent(content)
  const frame = await page.screenshot({ type: 'jpeg', quality: 85 })
  await page.close()
  writeFileSync(file, Buffer.concat(Array.from({ length: 5 }, () => frame)))
  return file
}

/** The same as one picture in a file. */
export async function picturePage(browser: Browser, content: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.setContent(content)
  const picture = await page.screenshot({ type: 'png' })
  await page.close()
  return picture
}
