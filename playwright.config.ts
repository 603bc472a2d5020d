import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './tests/find-browser.ts'

const executablePath = findBrowser()
const baseURL = process.env['HELDER_TEST_URL']

export default defineConfig({
  testDir: 'tests/browser',
  testMatch: '*.spec.ts',
  globalSetup: './tests/browser-setup.ts',
  outputDir: 'test-results/browser',
  // The journeys share one register: side by side they would see each other's entries.
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  reporter: [['list'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    ...(baseURL ? { baseURL } : {}),
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    viewport: { width: 1280, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: { ...(executablePath ? { executablePath } : {}), args: browserFlags },
  },
})
