import { measureLargestPaint, slow4G } from '../../bench/largest-paint.ts'
import { expect, test } from './fixtures.ts'

// The figure itself is made by npm run bench; here only that it measures what it says, without a limit of time.
test('the largest paint is measured, and comes later over a slower line', async ({ browser, baseURL }) => {
  const line = await measureLargestPaint(browser, baseURL!, { latency_ms: 0, bytes_per_s: 1e9 })
  const slow = await measureLargestPaint(browser, baseURL!, slow4G)
  // Page and style sheet, one after the other: two waits at least.
  expect(slow).toBeGreaterThan(2 * slow4G.latency_ms)
  expect(slow).toBeGreaterThan(line)
})
