import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { findBrowser } from './find-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'helder-browser-'))
const own = join(folder, 'own-build')
const known = join(folder, 'chromium')
for (const file of [own, known]) writeFileSync(file, '')
afterAll(() => rmSync(folder, { recursive: true }))

test('a named browser goes before the one on the path', () => {
  expect(findBrowser({ CHROMIUM_PATH: own, PATH: folder })).toBe(own)
  expect(findBrowser({ PATH: `/nowhere:${folder}` })).toBe(known)
})

test('a name that leads nowhere is not replaced by another browser', () => {
  expect(findBrowser({ CHROMIUM_PATH: join(folder, 'absent'), PATH: folder })).toBeNull()
})
