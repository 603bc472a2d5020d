import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawVisits, VISITS_FILE } from '../../../../scripts/draw-visit-states.ts'
import { findingKinds, kindsFor } from '../../findings/public.ts'
import { enforceable } from '../../policy/public.ts'
import { visitCapacities } from './capacities.ts'
import { checklist, type Holds, questionCodes, questions, suggestFindings } from './checklist.ts'
import { stepsFrom, visitStates, visitSteps } from './visit-states.ts'

type Articles = Parameters<typeof enforceable>[0]
const article = (part: string, from: string, until: string | null = null) =>
  ({
    part,
    status: 'in-force',
    article: `art. ${part}`,
    from,
    until,
    publication: 'Gmb',
    value: null,
  }) as Articles[number]
const on =
  (articles: Articles, day: string): Holds =>
  (part) =>
    enforceable(articles, part, day)
const asked = (holds: Holds, capacity: (typeof visitCapacities)[number], onPaper = false) =>
  checklist(holds, { capacity, onPaper })
const inspector = 'municipal-inspector'

describe('the checklist', () => {
  test('each question points at a kind of its own part that who asks it can find', () => {
    for (const code of questionCodes) {
      const { part, by, suggests } = questions[code]
      expect(findingKinds[suggests].part, code).toBe(part)
      for (const capacity of by) expect(kindsFor(capacity), code).toContain(suggests)
    }
  })

  test('without any article only the register of art. 437 Sr is asked, and the rest says why not', () => {
    const { asked: now, notAsked } = asked(on([], '2026-11-27'), inspector)
    expect(new Set(now.map(({ part }) => part))).toEqual(new Set(['purchase-register']))
    expect(notAsked.find(({ code }) => code === 'goods-held')).toMatchObject({ reason: 'no-article' })
    expect(now.length + notAsked.length).toBe(questionCodes.length - 3)
  })

  test('an article is asked on its days alone, and only by who is designated', () => {
    const [holding, inspectors] = [
      article('holding', '2026-01-01', '2026-06-30'),
      article('inspectors', '2015-01-01'),
    ]
    const reason = (articles: Articles, day: string) =>
      asked(on(articles, day), inspector).notAsked.find(({ code }) => code === 'goods-held')?.reason
    expect(reason([holding, inspectors], '2025-12-31')).toBe('not-in-force')
    expect(reason([holding, inspectors], '2026-06-30')).toBeUndefined()
    expect(reason([holding, inspectors], '2026-07-01')).toBe('not-in-force')
    expect(reason([holding], '2026-06-30')).toBe('no-inspectors')
  })

  test('police ask of the register; what the bylaw demands is for the municipality', () => {
    const all = [...new Set(questionCodes.map((code) => questions[code].part))].map((part) =>
      article(part, '2015-01-01'),
    )
    const police = asked(on(all, '2026-11-27'), 'police-inspector')
    expect(police.notAsked.map(({ reason }) => reason)).toContain('other-capacity')
    expect(police.asked.map(({ code }) => code)).not.toContain('sales-entered')
    expect(asked(on(all, '2026-11-27'), inspector, true).asked).toHaveLength(questionCodes.length)
  })

  test('a no points at its finding, a clean part at "in order", and half a look at nothing', () => {
    const { asked: now } = asked(on([], '2026-11-27'), inspector)
    const clean = new Map(now.map(({ code }) => [code as string, 'yes' as const]))
    expect(suggestFindings(now, clean)).toEqual(['register-in-order'])
    expect(suggestFindings(now, new Map([...clean, ['entries-at-once', 'not-looked']]))).toEqual([])
    expect(suggestFindings(now, new Map([...clean, ['entries-at-once', 'no']]))).toEqual(['entry-late'])
    expect(suggestFindings(now, new Map())).toEqual([])
  })
})

test('every state is reached, and only ended and cancelled have no way on', () => {
  const reached = new Set(['planned', ...Object.values(visitSteps).map(({ to }) => to)])
  expect(reached).toEqual(new Set(visitStates))
  expect(visitStates.filter((state) => stepsFrom(state).length === 0)).toEqual(['ended', 'cancelled'])
})

test('docs/visits.md is drawn from this table; control: with a step less it would not be', () => {
  const page = readFileSync(VISITS_FILE, 'utf8')
  expect(page).toBe(drawVisits())
  expect(page).not.toBe(drawVisits({ begin: visitSteps.begin }))
})
