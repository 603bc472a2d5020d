import { chromium } from '@playwright/test'
import { scriptAddress } from '../src/public/site-script.ts'
import { browserFlags, findBrowser } from '../tests/find-browser.ts'
import { openBenchHelder } from './helder.ts'
import { measureLargestPaint, slow4G } from './largest-paint.ts'
import { type BenchRow, median, spreadOf } from './row.ts'

const ROUNDS = 7

/** How soon the home page, with the check, stands on a phone with a slow connection. */
export async function benchPage(): Promise<BenchRow[]> {
  if (scriptAddress === null) throw new Error('the script of the site is not built: npm run build')
  const helder = await openBenchHelder()
  const executablePath = findBrowser()
  const browser = await chromium.launch({ ...(executablePath ? { executablePath } : {}), args: browserFlags })
  try {
    const url = await helder.app.listen({ port: 0, host: '127.0.0.1' })
    const figures: number[] = []
    for (let round = 0; round < ROUNDS; round++)
      figures.push((await measureLargestPaint(browser, url, slow4G)) / 1_000)
    return [
      {
        name: 'public page: largest paint on emulated slow 4G, nothing cached',
        goal: 'under 1.5 s',
        peer: 'none: 563 ms before each first byte, then 180 kB/s',
        rounds: ROUNDS,
        spread: spreadOf(figures),
        value: median(figures),
        unit: 's',
      },
    ]
  } finally {
    await browser.close()
    await helder.stop()
  }
}
