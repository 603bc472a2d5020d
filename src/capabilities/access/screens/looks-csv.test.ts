import { expect, test } from 'vitest'
import { looksCsv } from './looks-csv.ts'

const look = {
  id: '1',
  at: '2026-11-27T10:00:00.000Z',
  accountId: 'a',
  accountName: 'Bram, "de" Denkbeeld',
  role: 'detective',
  organisation: 'base-team:enschede',
  action: 'open-seller-of-hit',
  subjectKind: 'entry',
  subject: 'x',
  purposeCode: 'other',
  purposeText: '=1+1\nregel twee',
  givenTo: null,
}

test('what people typed stays one cell, and no spreadsheet runs it', () => {
  expect(looksCsv([look])).toContain(`"Bram, ""de"" Denkbeeld"`)
  expect(looksCsv([look])).toContain(`"'=1+1\nregel twee"`)
  expect(looksCsv([look]).split('\r\n')).toHaveLength(3)
})
