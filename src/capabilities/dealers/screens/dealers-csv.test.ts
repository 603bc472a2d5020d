import { expect, it } from 'vitest'
import type { ListedDealer } from '../contract.ts'
import { dealersCsv } from './dealers-csv.ts'

it('saves what a spreadsheet reads, and no formula that it would run', () => {
  const dealer = {
    name: '=HYPERLINK("http://kwaad.example")',
    kind: 'jeweller',
    phone: '+31 74 000 0000',
    town: 'Hengelo, Ov.',
    facts: { attendedOn: null, joinedOn: '2026-02-01', firstEntryOn: null, lastEntryOn: '2026-03-09' },
  } as ListedDealer
  const [head, row] = dealersCsv([dealer]).split('\r\n')
  expect(head).toMatch(/^\ufeffid,name,kind,.*lastSignOfLife$/)
  expect(row).toContain(`"'=HYPERLINK(""http://kwaad.example"")"`)
  expect(row).toContain(`'+31 74 000 0000`)
  expect(row).toContain('"Hengelo, Ov."')
  expect(row).toMatch(/,2026-03-09$/)
})
