import { describe, expect, test } from 'vitest'
import { identifierKinds } from '../../../identifiers/public.ts'
import { categories, hitLevels } from '../../../kernel/codes.ts'
import { translate } from '../../../platform/messages/index.ts'
import { decisionInput, hitStates, policePurposes } from '../contract.ts'
import { weights } from '../rules/weights.ts'

/** Every key that the screens of hits make from a code. */
const keys = [
  ...Object.keys(weights).map((code) => `evidence.${code}`),
  ...hitLevels.flatMap((level) => [`hit.level.${level}`, `hit.level.${level}.means`]),
  ...hitStates.flatMap((state) => [`hits.tab.${state}`, `hits.title.${state}`]),
  ...decisionInput.shape.reasonCode.options.map((code) => `hit.reason.${code}`),
  ...policePurposes.map((code) => `seller.purpose.${code}`),
  ...identifierKinds.map((kind) => `identifier.kind.${kind}`),
  ...categories.map((category) => `category.${category}`),
]
const values = { kind: 'IMEI', days: 2, count: 2, parts: 'a', words: 'b', stolen: '1', purchase: '2' }

describe('the words of a hit', () => {
  test.each(['nl', 'en'] as const)('has every code in %s', (locale) => {
    expect(Object.keys(weights).length).toBeGreaterThan(20)
    for (const key of keys) expect(translate(locale, key, values)).not.toBe('')
  })

  test('control: a code without words is found', () => {
    expect(() => translate('nl', 'evidence.no-such-code')).toThrow('no message')
  })
})
