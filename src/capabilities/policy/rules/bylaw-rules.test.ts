import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, type Day } from '../../../kernel/dates.ts'
import { localParts } from './bylaw-parts.ts'
import { type Article, gapsOf, periodOn, periodsOf } from './article-periods.ts'
import { bylawScore, bylawWork } from './bylaw-work.ts'
import { partState } from './bylaw-state.ts'
import { enforceable, NATIONAL_BASIS } from './enforceable.ts'
import { focusDecisionOn, focusKinds, isFocus, regionalFocus } from './focus-kinds.ts'

const article = (overrides: Partial<Article> = {}): Article => ({
  part: 'sales-register',
  status: 'in-force',
  article: 'art. 2:67 APV',
  from: '2014-07-01',
  until: null,
  publication: 'Gemeenteblad 2014, 1',
  value: null,
  ...overrides,
})
const designation = (value: Record<string, unknown>) => article({ part: 'designation', value })

describe('what can be enforced', () => {
  test('nothing about sales without an article, and from its day on with it', () => {
    const articles = [article({ from: '2027-01-01' })]
    expect(enforceable([], 'sales-register', '2027-01-01')).toEqual({ ok: false, reason: 'no-article' })
    expect(enforceable(articles, 'sales-register', '2026-12-31')).toEqual({
      ok: false,
      reason: 'not-in-force',
    })
    expect(enforceable(articles, 'sales-register', '2027-01-01')).toMatchObject({
      ok: true,
      basis: { article: 'art. 2:67 APV', from: '2027-01-01', until: null },
    })
  })

  test.each([
    ['a draft', [article({ status: 'draft' })], 'sales-register', 'not-in-force'],
    ['an article that ended', [article({ until: '2020-01-01' })], 'sales-register', 'not-in-force'],
    ['an article of another part', [article({ part: 'holding' })], 'sales-register', 'no-article'],
    [
      'a decree without mandate',
      [designation({ register: 'this', mandate: '' })],
      'designation',
      'no-mandate',
    ],
    ['another register', [designation({ register: 'other' })], 'designation', 'other-register'],
    ['no inspectors', [], 'inspectors', 'no-article'],
  ] as const)('not on %s', (_, articles, part, reason) => {
    expect(enforceable(articles, part, '2026-11-27')).toEqual({ ok: false, reason })
  })

  test('the purchase register always: that is law of the country; and a decree with a mandate certifies', () => {
    expect(enforceable([], 'purchase-register', '2026-11-27')).toMatchObject({
      basis: { article: NATIONAL_BASIS },
    })
    const signed = [designation({ register: 'this', mandate: 'mandaatbesluit' })]
    expect(enforceable(signed, 'designation', '2026-11-27')).toMatchObject({ ok: true })
  })
})

const days = fc.integer({ min: 0, max: 400 }).map((count) => addDays('2026-01-01', count))
const dated = fc
  .uniqueArray(
    fc.record({
      from: days,
      lasts: fc.option(fc.integer({ min: 0, max: 90 })),
      status: fc.constantFrom('draft', 'in-force'),
    }),
    { selector: ({ from }) => from, maxLength: 6 },
  )
  .map((rows) =>
    rows.map(({ from, lasts, status }) =>
      article({ from, until: lasts === null ? null : addDays(from, lasts), status, article: `art. ${from}` }),
    ),
  )

describe('dated articles', () => {
  test('what is enforceable on a day never stands on an article that is not in force that day', () => {
    fc.assert(
      fc.property(dated, days, (articles, on) => {
        const found = enforceable(articles, 'sales-register', on)
        const holding = articles.filter(
          ({ status, from, until }) => status === 'in-force' && from <= on && (until === null || until >= on),
        )
        if (!found.ok) {
          expect(endedBefore(holding, articles, on)).toBe(true)
          return
        }
        expect(holding.map((one) => one.article)).toContain(found.basis.article)
        expect(found.basis.from! <= on && (found.basis.until === null || found.basis.until >= on)).toBe(true)
      }),
    )
  })

  test('periods follow each other without overlap, and each day between first and last is held or a gap', () => {
    fc.assert(
      fc.property(dated, days, (articles, on) => {
        const periods = periodsOf(articles, 'sales-register')
        const holds = periods.filter(({ from, until }) => from <= on && (until === null || until >= on))
        expect(holds.length).toBeLessThanOrEqual(1)
        const gaps = gapsOf(articles, 'sales-register').filter(({ from, until }) => from <= on && on <= until)
        const [first, last] = [periods[0], periods.at(-1)]
        const between = first !== undefined && first.from <= on && last!.from > on
        if (between) expect(holds.length + gaps.length).toBe(1)
        else expect(gaps).toEqual([])
      }),
    )
  })

  test('a gap is seen', () => {
    const articles = [article({ until: '2026-12-31' }), article({ from: '2027-03-01' })]
    expect(gapsOf(articles, 'sales-register')).toEqual([{ from: '2027-01-01', until: '2027-02-28' }])
    expect(partState(articles, 'sales-register', '2026-11-27').gap).toEqual({
      from: '2027-01-01',
      until: '2027-02-28',
    })
    // Control: without a day between them there is none.
    expect(gapsOf([articles[0]!, article({ from: '2027-01-01' })], 'sales-register')).toEqual([])
  })
})

/** An article that covers a day but was followed by a later one holds no more. */
function endedBefore(covering: Article[], articles: Article[], on: Day): boolean {
  return covering.every((one) =>
    articles.some((other) => other.status === 'in-force' && other.from > one.from && other.from <= on),
  )
}

describe('the state of a part', () => {
  test.each([
    ['national', 'purchase-register', []],
    ['missing', 'photo', []],
    ['draft', 'sales-register', [article({ status: 'draft' })]],
    ['coming', 'sales-register', [article({ from: '2027-01-01' })]],
    ['ended', 'sales-register', [article({ until: '2026-01-01' })]],
    ['in-force', 'sales-register', [article({ status: 'draft' }), article()]],
    ['unsigned', 'designation', [designation({ register: 'this', mandate: '' })]],
    ['other-register', 'designation', [designation({ register: 'other' })]],
  ] as const)('%s', (state, part, articles) => {
    expect(partState(articles, part, '2026-11-27').state).toBe(state)
  })

  test('a late draft, a rule that changes soon and one that ends with nothing after it wait for a deed', () => {
    const articles = [
      article({ status: 'draft', part: 'photo', from: '2026-10-01' }),
      article({ part: 'holding' }),
      article({ part: 'holding', from: '2026-12-10' }),
      article({ until: '2026-12-01' }),
      article({ part: 'notice', from: '2027-06-01' }),
    ]
    expect(bylawWork(articles, '2026-11-27')).toEqual([
      { kind: 'draft-late', part: 'photo', on: '2026-10-01' },
      { kind: 'rule-ends', part: 'sales-register', on: '2026-12-01' },
      { kind: 'rule-changes', part: 'holding', on: '2026-12-10' },
    ])
    expect(bylawWork([article()], '2026-11-27')).toEqual([])
  })

  test('all parts in order, none open', () => {
    const all = localParts.map((part) =>
      article({ part, value: part === 'designation' ? { register: 'this', mandate: 'm' } : null }),
    )
    expect(bylawScore(all, '2026-11-27')).toEqual({ holding: 11, of: 11, open: [] })
    expect(bylawScore(all.slice(1), '2026-11-27').open).toEqual(['document'])
    expect(periodOn(all, 'purchase-register', '2026-11-27')).toBeNull()
  })
})

describe('focus branches', () => {
  const decisions = [
    { kinds: ['bicycle-shop' as const], decidedOn: '2024-03-12', from: '2024-04-01' },
    { kinds: [], decidedOn: '2026-01-10', from: '2026-02-01' },
  ]
  test('the four of the region always; a local one from its day, until the next decision', () => {
    expect(focusKinds(decisions, '2024-03-31')).toEqual(regionalFocus)
    expect(focusKinds(decisions, '2024-04-01')).toEqual([...regionalFocus, 'bicycle-shop'])
    expect(focusKinds(decisions, '2026-02-01')).toEqual(regionalFocus)
    expect(focusDecisionOn(decisions, '2020-01-01')).toBeNull()
  })
  test('where a dealer stands decides', () => {
    const focus = new Map([['enschede', decisions]])
    const shop = { kind: 'bicycle-shop' as const, municipality: 'enschede' }
    expect(isFocus(focus, shop, '2025-01-01')).toBe(true)
    expect(isFocus(focus, { ...shop, municipality: 'borne' }, '2025-01-01')).toBe(false)
    expect(isFocus(focus, { kind: 'jeweller', municipality: 'borne' }, '2025-01-01')).toBe(true)
  })
})
