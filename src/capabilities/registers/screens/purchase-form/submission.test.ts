import { describe, expect, it } from 'vitest'
import { newSubmission, pinned } from './submission.ts'

const first = new Date('2026-11-24T13:05:00Z')
const later = new Date('2026-11-24T13:09:00Z')

describe('a submission', () => {
  it('says the same again as long as the form does', () => {
    const sent = pinned(newSubmission(), { name: 'a' }, first)
    expect(pinned(sent, { name: 'a' }, later)).toEqual(sent)
  })

  it('takes the moment anew when the form changed, under the same key', () => {
    const sent = pinned(newSubmission(), { name: 'a' }, first)
    const changed = pinned(sent, { name: 'b' }, later)
    expect(changed.at).toBe(later.toISOString())
    expect(changed.key).toBe(sent.key)
  })

  it('has its own key per form', () => {
    expect(newSubmission().key).not.toBe(newSubmission().key)
    expect(newSubmission().key).toMatch(/^[0-9a-f]{32}$/)
  })
})
