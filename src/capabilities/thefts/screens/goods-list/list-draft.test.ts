import { expect, test } from 'vitest'
import { emptyThing } from '../../../belongings/rules/thing.ts'
import { goodsListInput } from '../../contract.ts'
import { checkStep, emptyDraft, firstOpenStep, toListRequest } from './list-draft.ts'

const today = '2026-11-24'
const filled = {
  ...emptyDraft('key'),
  picked: ['a'],
  municipality: 'enschede',
  knowsDay: 'no' as const,
  committedOn: '2026-11-20',
  committedUntil: '2026-11-22',
  hasReport: 'no' as const,
  registrationNumber: '2026512345',
  phone: '06 00000000',
}

test('a filled-in list has no open page and is a request that the server takes', () => {
  expect(firstOpenStep(filled, today)).toBeNull()
  const ring = {
    ...emptyThing(),
    category: 'jewellery' as const,
    description: 'ring van oma',
    jewelleryKind: 'ring',
    material: 'goud',
    fineness: '585',
    weightGrams: 6.5,
    stones: 'een onyx',
    marks: 'eikenblad',
    identifiers: [{ kind: 'engraving' as const, value: 'Marieke 1998' }],
    note: 'niet voor anderen',
    shop: 'winkel',
  }
  const request = goodsListInput.parse(toListRequest(filled, [ring]))
  expect(request).toMatchObject({
    committedUntil: '2026-11-22',
    // Typed, but then "no report yet" was chosen.
    registrationNumber: null,
    contact: { name: null, phone: '06 00000000' },
    items: [
      {
        description: 'ring van oma',
        jewellery: {
          kind: 'ring',
          metal: 'goud 585',
          stones: 'een onyx',
          weightGrams: 6.5,
          marks: 'eikenblad',
        },
      },
    ],
  })
  expect(JSON.stringify(request)).not.toMatch(/niet voor anderen|winkel/)
})

test('an empty list opens at its first question', () => {
  expect(firstOpenStep(emptyDraft('key'), today)).toBe('wanneer')
  expect(checkStep('wanneer', emptyDraft('key'), today).map(({ field }) => field)).toEqual([
    'municipality',
    'knowsDay',
  ])
  expect(firstOpenStep({ ...filled, picked: [] }, today)).toBe('wat')
})

test.each([
  [{ committedOn: '2026-11-25' }, ['committedOn', 'committedUntil']],
  [{ committedUntil: '2026-11-20' }, ['committedUntil']],
  [{ committedUntil: '' }, ['committedUntil']],
  [{ knowsDay: 'yes' as const, committedUntil: '' }, []],
])('the day: %j', (change, fields) => {
  expect(checkStep('wanneer', { ...filled, ...change }, today).map(({ field }) => field)).toEqual(fields)
})

test('who says there is a report must say its number', () => {
  const draft = { ...filled, hasReport: 'yes' as const, registrationNumber: ' ' }
  expect(checkStep('aangifte', draft, today).map(({ field }) => field)).toEqual(['registrationNumber'])
})
