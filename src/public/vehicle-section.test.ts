import { expect, test } from 'vitest'
import type { CheckAnswer, VehicleAnswer } from '../capabilities/check/public.ts'
import { vehicleSection } from './vehicle-section.ts'

const golf = {
  brand: 'VOLKSWAGEN',
  model: 'GOLF',
  colour: null,
  firstAdmittedOn: '2015-03-12',
  kind: 'Personenauto',
}
const now = new Date('2026-11-24T13:05:00Z')
const plate: CheckAnswer = {
  result: 'not-registered',
  kind: 'plate',
  canonical: 'GB123K',
  shown: 'GB-123-K',
  dataUntil: now,
}

async function sectionOf(
  outcome: CheckAnswer,
  answer: VehicleAnswer,
): Promise<{ text: string; asked: string[] }> {
  const asked: string[] = []
  const find = async (wanted: string) => {
    asked.push(wanted)
    return answer
  }
  const made = await vehicleSection({ find })({ locale: 'nl', demo: false }, { asked: 'x', outcome, now })
  return { text: made.map(({ markup }) => String(markup)).join(''), asked }
}

test('facts stand below yes and no alike; what the register does not say is left out', async () => {
  for (const result of ['registered-stolen', 'not-registered'] as const) {
    const { text, asked } = await sectionOf({ ...plate, result }, { ok: true, facts: golf })
    expect(asked).toEqual(['GB123K'])
    for (const said of ['VOLKSWAGEN', 'GOLF', '12 maart 2015']) expect(text).toContain(said)
    expect(text).not.toContain('Kleur')
  }
})

test('a plate that is not known, and a register that does not answer, are said', async () => {
  expect((await sectionOf(plate, { ok: true, facts: null })).text).toContain('De RDW kent dit kenteken niet')
  const away = await sectionOf(plate, { ok: false, reason: 'vehicle-register-unavailable' })
  expect(away.text).toContain('De RDW geeft nu geen antwoord')
  expect(away.text).not.toContain('VOLKSWAGEN')
})

test.each([
  ['a foreign plate', { ...plate, canonical: 'DE/BAB1234', shown: 'DE/BAB1234' }],
  ['a number of another kind', { ...plate, kind: 'imei', canonical: '356759040123458' } as CheckAnswer],
])('%s is not sent anywhere', async (_name, outcome) => {
  const { text, asked } = await sectionOf(outcome, { ok: true, facts: golf })
  expect(asked).toEqual([])
  expect(text).toBe('')
})
