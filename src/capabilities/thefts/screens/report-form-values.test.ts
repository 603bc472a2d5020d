import { describe, expect, test } from 'vitest'
import { theftReportInput } from '../contract.ts'
import {
  checkReportForm,
  emptyReport,
  emptyStolenItem,
  kindOf,
  reportFormErrors,
  type ReportValues,
  toReportRequest,
} from './report-form-values.ts'

const today = '2026-11-24'
const filled = (): ReportValues => ({
  source: 'BVH',
  reference: '2026512345',
  registrationNumber: '',
  committedOn: '2026-11-19',
  place: 'Enschede',
  items: [
    {
      ...emptyStolenItem(),
      category: 'bicycle',
      brand: 'Gazelle',
      identifiers: [
        { kind: '', value: '' },
        { kind: '', value: 'BA 4187326' },
      ],
    },
  ],
})

describe('the form of a theft report', () => {
  test('a filled-in form has no errors and makes a valid request', () => {
    expect(checkReportForm(filled(), today)).toEqual([])
    const request = theftReportInput.parse(toReportRequest(filled()))
    expect(request.items[0]).toMatchObject({
      reference: '2026512345-1',
      category: 'bicycle',
      model: null,
      identifiers: [{ kind: 'frame', value: 'BA 4187326' }],
    })
  })

  test('an empty form names each missing field once', () => {
    const fields = checkReportForm(emptyReport(), today).map(({ field, code }) => `${field}: ${code}`)
    expect(fields).toEqual([
      'reference: field.required',
      'committedOn: field.required',
      'place: field.required',
      'items.0.category: field.choice',
      'items.0.description: theft.new.describe',
    ])
  })

  test('a theft in the future and a number that can not be are wrong', () => {
    const values = filled()
    values.committedOn = '2026-11-25'
    values.items[0]!.identifiers[1] = { kind: 'imei', value: 'geen' }
    const errors = checkReportForm(values, today)
    expect(errors.map(({ field }) => field)).toEqual(['committedOn', 'items.0.identifiers.1.value'])
  })

  test('errors of the server come back under the names of the form', () => {
    const found = reportFormErrors(
      [{ field: 'items.0.identifiers.0.value' }, { field: 'items.0.reference' }, { field: 'place' }],
      filled(),
    )
    expect(found.map(({ field }) => field)).toEqual(['items.0.identifiers.1.value', 'reference', 'place'])
  })
})

test('the kind of a number is as chosen, else as recognised', () => {
  expect(kindOf({ kind: 'serial', value: '356759040123458' }, 'phone')).toBe('serial')
  expect(kindOf({ kind: '', value: '356759040123458' }, 'phone')).toBe('imei')
  expect(kindOf({ kind: '', value: '' }, 'phone')).toBe('serial')
})
