import { expect, test } from 'vitest'
import type { Block } from './blocks.ts'
import { typesetLetters } from '../../letters/public.ts'
import { documentFields } from '../documents/contract.ts'
import { documentKinds } from '../rules/file-states.ts'
import { writeDocument } from './write-document.ts'

const paper = {
  senderName: 'Gemeente X',
  returnAddress: '',
  visitAddress: '',
  contact: '',
  colour: '#0b544c',
}
const write = (kind: (typeof documentKinds)[number], fields: object) =>
  writeDocument({
    kind,
    number: null,
    fileNumber: '2026-0001',
    municipalityName: 'X',
    fields: documentFields.parse(fields),
    paper,
  })

test('a draft in which nothing was filled in is a paper of every kind', () => {
  const letters = documentKinds.map((kind) => ({ content: write(kind, {}), logo: null }))
  expect(typesetLetters(letters, 'Concepten', new Date(0)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a paper says what its kind asks, and nothing of another', () => {
  const fields = {
    order: { actions: ['Houd een register bij.'], complyUntil: '2026-12-01' },
    penalty: { amountCents: 50_000, per: 'day', maximumCents: 500_000 },
  }
  const order = plainTextOf(write('order', fields).blocks)
  expect(order).toContain('Houd een register bij.')
  expect(order).toMatch(/€\s500,00 betalen voor elke dag/)
  expect(plainTextOf(write('warning', fields).blocks)).not.toContain('Houd een register bij.')
  // An announcement says of the order that it intends, and of no other.
  expect(plainTextOf(write('announcement', { ...fields, measure: 'order' }).blocks)).toContain('€')
  expect(plainTextOf(write('announcement', { ...fields, measure: 'warning' }).blocks)).not.toContain('€')
})

function plainTextOf(blocks: readonly Block[]): string {
  return blocks
    .map(({ lines }) => lines.map((line) => line.map(({ text }) => text).join('')).join('\n'))
    .join('\n\n')
}
