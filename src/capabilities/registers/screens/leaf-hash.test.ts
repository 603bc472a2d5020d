import { describe, expect, it } from 'vitest'
import { groupHash, leafHash } from './leaf-hash.ts'

describe('the hash on the receipt', () => {
  // RFC 6962, 2.1.3: the leaf hash of the empty entry.
  it('is the leaf hash of the log', async () => {
    expect(await leafHash('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d')
    expect(await leafHash(btoa('x'))).not.toBe(await leafHash(btoa('y')))
  })

  it('stands in two lines of eight groups', () => {
    const lines = groupHash('0123456789abcdef'.repeat(4))
    expect(lines.map((line) => line.split(' ').length)).toEqual([8, 8])
    expect(lines.join(' ').replaceAll(' ', '')).toBe('0123456789abcdef'.repeat(4))
  })
})
