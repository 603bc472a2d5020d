import { expect, test } from 'vitest'
import { qrPath } from './qr-path.ts'

test('dark modules become squares, four modules of white away from each edge', () => {
  const dark = ['1.', '.1']
  const { path, side } = qrPath({ size: 2, get: (row, column) => Number(dark[row]![column] === '1') })
  expect(path).toBe('M4 4h1v1h-1zM5 5h1v1h-1z')
  expect(side).toBe(10)
})

test('rows go down and columns to the right', () => {
  expect(qrPath({ size: 2, get: (row, column) => Number(row === 0 && column === 1) }).path).toBe(
    'M5 4h1v1h-1z',
  )
})
