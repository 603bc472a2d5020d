import { describe, expect, it } from 'vitest'
import { identifierKinds } from '../../identifiers/public.ts'
import { isMessageKey } from '../../platform/messages/index.ts'
import { explainIdentifier } from './explain-identifier.ts'

const messages = (...given: Parameters<typeof explainIdentifier>) =>
  explainIdentifier(...given).remarks.map(({ message, tone }) => `${message} ${tone}`)

describe('a number explained while typing', () => {
  it.each([
    ['imei', '356759040123458', ['identifier.state.valid plain']],
    ['imei', '356759040123459', ['identifier.warning.wrong-check-digit look']],
    [
      'imei',
      '35675904012345',
      ['identifier.state.valid plain', 'identifier.warning.check-digit-computed calm'],
    ],
    ['gtin', '4006381333931', ['identifier.warning.model-number look']],
    ['frame', 'GZ 5520914', []],
  ] as const)('%s %s', (kind, value, expected) => {
    expect(messages(kind, value)).toEqual(expected)
  })

  it('shows the groups that people read, and nothing for what can’t be such a number yet', () => {
    expect(explainIdentifier('imei', '356759040123458').display).toBe('35 675904 012345 8')
    expect(explainIdentifier('imei', '3567')).toEqual({ display: null, remarks: [] })
  })

  it('has a name for every kind', () => {
    expect(identifierKinds.filter((kind) => !isMessageKey(`identifier.kind.${kind}`))).toEqual([])
    expect(isMessageKey('identifier.kind.nothing')).toBe(false)
  })
})
