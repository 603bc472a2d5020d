import { describe, expect, it } from 'vitest'
import { translate } from '../../../platform/messages/index.ts'
import { type EventKind, eventKinds } from '../contract.ts'
import { eventKey, eventTexts } from './event-words.ts'

const event = (kind: EventKind, detail: Record<string, unknown> = {}) => ({
  from: 'event' as const,
  id: '01900000-0000-7000-8000-000000000001',
  kind,
  on: '2026-11-27',
  recordedAt: '2026-11-27T10:00:00.000Z',
  detail,
  about: null,
  by: 'Roos',
  organisation: null,
})
const say = (key: string, values = {}) => translate('nl', key, values)

describe('a line of the history', () => {
  it.each(eventKinds)('has a sentence for %s in both languages', (kind) => {
    for (const locale of ['nl', 'en'] as const) expect(translate(locale, eventKey(event(kind)))).not.toBe('')
  })

  it('says how, why or what, and falls back on the plain sentence for a value that it does not know', () => {
    expect(say(eventKey(event('reached', { way: 'visit' })))).toBe('Gesproken bij een bezoek')
    expect(say(eventKey(event('answered', { answer: 'comes' })))).toBe('Antwoordde: komt naar de bijeenkomst')
    expect(say(eventKey(event('reached', { way: 'pigeon' })))).toBe('Gesproken')
  })

  it('tells what changed from what into what, the letter by its title, and what was written', () => {
    const changed = {
      fields: 'kind,phone',
      'kind.was': 'general',
      'kind.is': 'jeweller',
      'phone.was': '',
      'phone.is': '074',
    }
    expect(eventTexts(event('changed', changed), say)).toEqual([
      'Soort winkel: Tweedehandswinkel wordt Juwelier',
      expect.stringContaining('wordt 074'),
    ])
    expect(eventTexts(event('letter', { title: 'Uw register', reference: 'EN-1' }), say)).toEqual([
      'Uw register',
      'Kenmerk EN-1.',
    ])
    expect(eventTexts(event('note', { text: 'Belt terug', count: 3 }), say)).toEqual(['Belt terug'])
  })
})
