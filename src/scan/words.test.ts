import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { identifierKinds } from '../identifiers/public.ts'
import { sayFrom, scanWordKeys } from './words.ts'

const catalogue = (locale: string, area: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../platform/messages/${locale}/${area}.json`, import.meta.url), 'utf8'))

describe('the words of the scanner', () => {
  it.each(['nl', 'en'])('are all there in %s, and none that it never says', (locale) => {
    const keys = Object.keys(catalogue(locale, 'scan')).filter((key) => key !== 'scan.button')
    expect(keys.sort()).toEqual([...scanWordKeys].sort())
    const kinds = catalogue(locale, 'identifiers')
    for (const kind of identifierKinds) expect(kinds[`identifier.kind.${kind}`]).toBeTruthy()
  })

  it('fill their gaps, and a missing one is a bug', () => {
    const say = sayFrom({ 'scan.link': 'naar {address} en {gap}' })
    expect(say('scan.link', { address: 'x' })).toBe('naar x en {gap}')
    expect(() => say('scan.title')).toThrow('no words for scan.title')
  })
})
