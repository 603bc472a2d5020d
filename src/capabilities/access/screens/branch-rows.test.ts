import { expect, test } from 'vitest'
import type { DealerView } from '../contract.ts'
import { branchRows, findBranches } from './branch-rows.ts'

const branch = (name: string, municipality: string): DealerView['branches'][number] => ({
  branchNumber: '000012345678',
  name,
  kind: 'jeweller',
  street: 'Haverstraatpassage',
  houseNumber: '12',
  postcode: '7511 EX',
  town: 'Enschede',
  municipality,
  municipalityName: municipality,
  joinedOn: '2026-01-05',
  lastPurchaseOn: null,
  purchaseCount: 0,
})
const rows = branchRows([
  {
    kvkNumber: '99000002',
    name: 'Twee',
    branches: [branch('Zilver', 'enschede'), branch('Café Goud', 'hengelo')],
  },
  { kvkNumber: '99000001', name: 'Een', branches: [branch('Anker', 'enschede')] },
])
const names = (search: Parameters<typeof findBranches>[1]) =>
  findBranches(rows, search).map(({ name }) => name)

test('lists branches by name, whichever business they belong to', () => {
  expect(rows.map(({ name }) => name)).toEqual(['Anker', 'Café Goud', 'Zilver'])
})

test('finds by every word typed, without accents or capitals, and by municipality', () => {
  expect(names({ q: 'cafe goud' })).toEqual(['Café Goud'])
  expect(names({ q: '99000001' })).toEqual(['Anker'])
  expect(names({ q: 'haverstraat', gemeente: 'enschede' })).toEqual(['Anker', 'Zilver'])
  expect(names({ q: 'goud zilver' })).toEqual([])
  expect(names({})).toHaveLength(3)
})
