import { type Locale, localeTag, translate } from '../../platform/messages/index.ts'
import { typeset } from '../../platform/print/typeset.ts'
import type { FigureView, ReportView } from './contract.ts'
import { drawBars } from './print/draw-bars.ts'
import type { Comparison } from './rules/compare-before.ts'
import { lastTwelve, nameOf, numbersOf, placesOf, type ReportNumbers, sumOf } from './rules/report-lines.ts'
import { comparisonSentence, comparisonWord, shownNumber } from './rules/report-words.ts'

type Say = (key: string, values?: Record<string, string | number>) => string

/** The report as a tagged PDF (PDF/UA-1) of two pages A4: all numbers on the first, places and comparisons on the second. */
export function typesetReport(report: ReportView, locale: Locale): Buffer {
  const data = paperOf(report, locale)
  return typeset({ template: 'capabilities/effect/print/report.typ', data, at: new Date(report.madeAt) })
}

/** What stands on the paper, in words. */
export function paperOf(report: ReportView, locale: Locale) {
  const { body, version, digest } = report
  const say: Say = (key, values = {}) => translate(locale, key, values)
  const day = (value: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(localeTag(locale), { timeZone: 'UTC', ...options }).format(
      new Date(`${value.slice(0, 10).padEnd(10, '-01')}T00:00:00Z`),
    )
  const month = (value: string) => day(value, { month: 'long', year: 'numeric' })
  const title = say('effect.paper.title', { month: month(body.month) })
  return {
    lang: locale,
    title,
    lead: say('effect.paper.lead', {
      office: body.organisationName,
      until: day(body.until, { day: 'numeric', month: 'long', year: 'numeric' }),
    }),
    version:
      version === 1
        ? say('effect.paper.first')
        : say('effect.paper.version', { version, reason: report.reason ?? '', count: report.changes.length }),
    heads: ['figure', 'measure', 'now', 'before', 'year-ago', 'year'].map((head) =>
      say(`effect.paper.head.${head}`),
    ),
    rows: rowsOf(numbersOf(body), say, locale),
    notes: [say('effect.paper.note.kept'), say('effect.paper.note.zero')],
    coverage: coverageOf(report, say, (value) => day(value, { month: 'short' }).replace('.', '')),
    places: placesTable(report, say, locale),
    compared: {
      title: say('effect.compare.title'),
      sentences: body.comparisons
        .filter(({ place }) => place === null)
        .map((one) => comparisonSentence(one, say('effect.region'), say, locale)),
      caution: say('effect.compare.caution'),
    },
    digest: say('effect.paper.digest', { digest }),
  }
}

/** Rows of the first page, each figure with how many rows its name stands beside. */
function rowsOf(numbers: readonly ReportNumbers[], say: Say, locale: Locale) {
  return [...Map.groupBy(numbers, ({ figure }) => figure)].map(([figure, lines]) => ({
    figure: say(`effect.figure.${figure}`),
    lines: lines.map(({ measure, unit, now, before, yearAgo, year }) => ({
      measure:
        measure === null
          ? say(`effect.nothing.${figure === 'returned' ? 'not-kept' : 'nothing-there'}`)
          : say(`effect.measure.${figure}.${measure}`),
      isEmpty: measure === null,
      values: [now, before, yearAgo, year].map((value) => shownNumber(value, unit, locale)),
    })),
  }))
}

/** Bars of the last thirteen months with the same numbers in a table below them. */
function coverageOf({ body }: ReportView, say: Say, shortMonth: (month: string) => string) {
  const figure = body.figures.find((one) => one.figure === 'coverage')!
  const sums = (measure: string) => body.months.map((month) => sumOf(figure, measure, [month]))
  const [trading, takingPart] = [sums('trading'), sums('taking-part')]
  const alt = say('effect.paper.coverage.alt', {
    first: takingPart[0]!,
    firstOf: trading[0]!,
    last: takingPart.at(-1)!,
    lastOf: trading.at(-1)!,
  })
  return {
    title: say('effect.paper.coverage'),
    alt,
    svg: [...Buffer.from(drawBars(takingPart.map((value, n) => ({ value, of: trading[n]! }))))],
    months: body.months.map(shortMonth),
    head: say('effect.paper.head.measure'),
    rows: [
      { name: say('effect.measure.coverage.taking-part'), values: takingPart.map(String) },
      { name: say('effect.measure.coverage.trading'), values: trading.map(String) },
    ],
  }
}

/** Per municipality: who takes part, what came in, and burglaries before and after. */
function placesTable({ body }: ReportView, say: Say, locale: Locale) {
  const of = (name: FigureView['figure']) => body.figures.find(({ figure }) => figure === name)!
  const [year, now] = [lastTwelve(body.month), [body.month]]
  const number = (value: number | undefined) => shownNumber(value ?? 0, 'number', locale)
  const rowOf = (figure: FigureView, place: string, months: string[]) =>
    placesOf(figure, body.places, months).find((one) => one.place === place)?.values ?? []
  const coverage = placesOf(of('coverage'), body.places, now)
  const sumGroup = (place: string, count: (slug: string) => number) =>
    place.split('+').reduce((sum, slug) => sum + count(slug), 0)
  const burglary = (place: string): Comparison | undefined =>
    body.comparisons.find((one) => one.place === place && one.kind === 'burglary')
  return {
    title: say('effect.paper.places'),
    heads: ['place', 'coverage', 'purchases', 'hits', 'burglaries', 'compared'].map((head) =>
      say(`effect.paper.places.${head}`),
    ),
    rows: coverage.map(({ place, values }) => [
      nameOf(place, body.places),
      say('region-map.connected', { connected: values[1]!, count: values[0]! }),
      number(sumGroup(place, (slug) => rowOf(of('registrations'), slug, year)[0] ?? 0)),
      number(
        sumGroup(place, (slug) => {
          const [certain = 0, probable = 0] = rowOf(of('hits'), slug, year)
          return certain + probable
        }),
      ),
      number(sumGroup(place, (slug) => rowOf(of('crime'), slug, year)[0] ?? 0)),
      comparisonWord(burglary(place), say, locale),
    ]),
  }
}
