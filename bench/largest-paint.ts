import type { Browser } from '@playwright/test'

/** What a request waits before its first byte, and how many bytes come each second after that. */
export type Network = { latency_ms: number; bytes_per_s: number }

/** Slow 4G as Lighthouse and Chromium's own tools emulate it: 150 ms and 1.6 Mbit/s, worked out per request. */
export const slow4G: Network = { latency_ms: 562.5, bytes_per_s: (1_600_000 * 0.9) / 8 }

/** When the largest text or picture of a page stands, in milliseconds from the click; a phone that was never here. */
export async function measureLargestPaint(browser: Browser, url: string, network: Network): Promise<number> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    serviceWorkers: 'block',
  })
  try {
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: network.latency_ms,
      downloadThroughput: network.bytes_per_s,
      uploadThroughput: network.bytes_per_s / 2,
    })
    await page.goto(url, { waitUntil: 'networkidle' })
    return await page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => {
            const last = list.getEntries().at(-1)
            if (last) resolve(last.startTime)
          })
          observer.observe({ type: 'largest-contentful-paint', buffered: true })
        }),
    )
  } finally {
    await context.close()
  }
}
