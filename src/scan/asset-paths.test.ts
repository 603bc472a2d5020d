import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { languageVersion, scanAssets, tesseractVersion, zxingVersion } from './asset-paths.ts'

const packages = new URL('../../node_modules/', import.meta.url)
const versionOf = (name: string) =>
  JSON.parse(readFileSync(new URL(`${name}/package.json`, packages), 'utf8')).version

describe('the files of the readers', () => {
  it('stand under the versions that are installed: a browser keeps them by their path', () => {
    expect(versionOf('zxing-wasm')).toBe(zxingVersion)
    expect(versionOf('tesseract.js')).toBe(tesseractVersion)
    expect(versionOf('tesseract.js-core')).toBe(tesseractVersion)
    expect(versionOf('@tesseract.js-data/eng')).toBe(languageVersion)
  })
  it('are there', () => {
    expect(scanAssets.length).toBeGreaterThanOrEqual(6)
    for (const { from } of scanAssets) expect(existsSync(new URL(from, packages)), from).toBe(true)
  })
})
