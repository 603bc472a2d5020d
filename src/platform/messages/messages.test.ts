import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { en } from './en.ts'
import { translate } from './index.ts'
import { nl } from './nl.ts'

/** The arguments and tags that a sentence asks for, found by walking its parsed form. */
function argumentsOf(text: string): string[] {
  const found = new Set<string>()
  const walk = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(walk)
    if (typeof node !== 'object' || node === null) return
    const { type, value } = node as { type?: number; value?: unknown }
    if (typeof type === 'number' && type >= 1 && type !== 7 && typeof value === 'string') found.add(value)
    Object.values(node).forEach(walk)
  }
  walk(new IntlMessageFormat(text, 'nl').getAst())
  return [...found].sort()
}

/** What differs between two catalogues: keys, empty sentences, arguments. */
function differences(one: Record<string, string>, other: Record<string, string>): string[] {
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return keys.flatMap((key) => {
    const [first, second] = [one[key], other[key]]
    if (!first || !second) return [`${key}: missing or empty`]
    const same = argumentsOf(first).join() === argumentsOf(second).join()
    return same ? [] : [`${key}: other arguments`]
  })
}

describe('the catalogues', () => {
  it('say every sentence in both languages with the same arguments', () => {
    expect(Object.keys(nl).length).toBeGreaterThan(100)
    expect(differences(nl, en)).toEqual([])
  })

  it('would show a missing sentence and a forgotten argument', () => {
    expect(differences({ a: 'x' }, {})).toEqual(['a: missing or empty'])
    expect(differences({ a: '{n} goederen' }, { a: 'goods' })).toEqual(['a: other arguments'])
    expect(differences({ a: '<b>{n}</b>' }, { a: '{n}' })).toEqual(['a: other arguments'])
  })
})

describe('translate', () => {
  it('fills in money and days the way people read them', () => {
    const plain = (text: string) => text.replace(/\u00a0/g, ' ')
    expect(plain(translate('nl', 'purchase.cash-limit', { cents: 300000 }))).toContain('€ 3.000,00')
    expect(plain(translate('en', 'purchase.cash-limit', { cents: 300000 }))).toContain('€3,000.00')
    expect(translate('nl', 'purchase.pledge-term', { day: '2027-01-24' })).toContain('zondag 24 januari 2027')
    expect(translate('en', 'purchase.pledge-term', { day: '2027-01-24' })).toContain('Sunday 24 January 2027')
  })

  it('throws for a key that does not exist', () => {
    expect(() => translate('nl', 'no.such.key')).toThrow('no message no.such.key in nl')
  })
})
