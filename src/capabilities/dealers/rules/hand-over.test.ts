import { expect, it } from 'vitest'
import { selectionOf } from './hand-over.ts'

const found = ['a', 'b', 'c']

it('hands all that a filter found over as that filter, without the order of the list', () => {
  const filter = { gemeente: 'enschede', staat: 'quiet', volgorde: 'plaats', zoek: '1' } as const
  expect(selectionOf(filter, found, found)).toEqual({ gemeente: 'enschede', staat: 'quiet' })
})

it('hands a choice over by id, and also everybody when there is no filter', () => {
  expect(selectionOf({ gemeente: 'enschede' }, found, ['b'])).toEqual({ handelaren: 'b' })
  expect(selectionOf({}, found, found)).toEqual({ handelaren: 'a,b,c' })
})
