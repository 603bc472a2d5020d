import { describe, expect, it } from 'vitest'
import { DRAFT_HOURS_MAX, isExpired, seal, unseal } from './drafts.ts'

describe('a draft', () => {
  it('comes back as it was, and lies sealed meanwhile', async () => {
    const value = { seller: { name: 'M. Verhoeven' }, items: [1, 2] }
    const sealed = await seal(value)
    expect(new TextDecoder('latin1').decode(sealed.box)).not.toContain('Verhoeven')
    expect(await unseal(sealed)).toEqual(value)
  })

  it('has a key that nobody can read', async () => {
    const { key } = await seal({})
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow('extractable')
  })

  it('does not open when one bit was changed', async () => {
    const sealed = await seal({ name: 'x' })
    new Uint8Array(sealed.box)[3]! ^= 1
    await expect(unseal(sealed)).rejects.toThrow('operation failed')
  })

  it('is too old after 12 hours, and not a moment before', () => {
    const saved = Date.parse('2026-11-24T08:00:00Z')
    const limit = saved + DRAFT_HOURS_MAX * 3_600_000
    expect(isExpired(saved, limit - 1)).toBe(false)
    expect(isExpired(saved, limit)).toBe(true)
  })
})
