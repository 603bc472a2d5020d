import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './tests/find-browser.ts'

const executablePath = findBrowser()
// Read in each worker, which has its own server (browser-setup.ts).
const servers = JSON.parse(process.env['HELDER_TEST_SERVERS'] ?? '[]') as { url: string; dataDir: string }[]
const own = servers[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)]
if (own) Object.assign(process.env, { HELDER_TEST_URL: own.url, HELDER_TEST_DATA: own.dataDir })
const baseURL = own?.url

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  globalSetup: './tests/browser-setup.ts',
  outputDir: 'test-results/browser',
  // Two cores are shared by a browser, a server and a database each.
  workers: 2,
  forbidOnly: true,
  // Two journeys at a time take longer each.
  timeout: 90_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    ...(baseURL ? { baseURL } : {}),
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 900 },
    // A trace of every journey took a seventh of the whole (measured: 93 s of processor time to 81 s).
    trace: process.env['HELDER_TRACE'] === '1' ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserFlags },
  },
})
