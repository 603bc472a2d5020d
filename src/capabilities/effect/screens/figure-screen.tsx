import { getRouteApi } from '@tanstack/react-router'
import { BarChart } from '../../../web/components/bar-chart.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { NumberTable } from '../../../web/components/number-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatMonth, formatShortDay, monthInText } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { type FigureName, figureNames, type FigureView, type ReportView } from '../contract.ts'
import { lastTwelve, nameOf, placesOf, sumOf } from '../rules/report-lines.ts'
import { shownNumber } from '../rules/report-words.ts'
import { useReport } from './use-report.ts'
import './effect.css'

const route = getRouteApi('/effect/cijfers/$figure')

/** One figure: what is counted, from which data, until when, how it can mislead, and all its numbers. */
export function FigureScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { figure } = route.useParams()
  const { verslag } = route.useSearch()
  const { report, error, again } = useReport(verslag)
  const name = figureNames.find((one) => one === figure)
  const view = report?.body.figures.find((one) => one.figure === name)
  return (
    <Page
      title={name ? say(`effect.figure.${name}`) : say('effect.unknown')}
      lead={report && say('effect.of', { month: monthInText(report.month, locale), version: report.version })}
      crumb={{ to: '/effect', search: verslag ? { verslag } : {}, text: say('effect.back') }}
    >
      {error !== null && <ProblemNotice error={error} onAgain={again} />}
      {report === undefined && error === null && name && <Loading />}
      {report && view && name && <Figure name={name} view={view} report={report} />}
      {report && !view && <p>{say('effect.unknown.text')}</p>}
    </Page>
  )
}

function Figure({ name, view, report }: { name: FigureName; view: FigureView; report: ReportView }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <>
      <KeyValues>
        <KeyValue name={say('effect.about.what')}>{say(`effect.figure.${name}.what`)}</KeyValue>
        <KeyValue name={say('effect.about.misleads')}>{say(`effect.figure.${name}.misleads`)}</KeyValue>
        {view.data.length > 0 && (
          <KeyValue name={say('effect.about.data')}>
            {view.data.map((table, index) => (
              <span key={table}>
                {index > 0 && ', '}
                <code>{table}</code>
              </span>
            ))}
          </KeyValue>
        )}
        {view.asks !== null && (
          <KeyValue name={say('effect.about.asks')}>
            <code>{view.asks}</code> {say('effect.about.asks.where')}
          </KeyValue>
        )}
        <KeyValue name={say('effect.about.until')}>{formatShortDay(view.until, locale)}</KeyValue>
      </KeyValues>
      {view.state === 'counted' ? (
        <Numbers name={name} view={view} report={report} />
      ) : (
        <div className="empty">
          <h2>{say(`effect.nothing.${view.state}`)}</h2>
          <p>{say(`effect.nothing.${view.state}.text`)}</p>
        </div>
      )}
    </>
  )
}

function Numbers({
  name,
  view,
  report: { body },
}: {
  name: FigureName
  view: FigureView
  report: ReportView
}) {
  const say = useSay()
  const { locale } = useLanguage()
  const short = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const [first] = view.measures
  const measureWord = (measure: string) =>
    say(`effect.measure.${name}.${measure}` as 'effect.measure.arrests.arrests')
  const heads = view.measures.map(measureWord)
  const shown = (value: number) => shownNumber(value, view.unit, locale)
  const places = placesOf(view, body.places, view.stock ? [body.month] : lastTwelve(body.month))
  return (
    <>
      <section className="section" aria-labelledby="months-heading">
        <h2 id="months-heading">{say('effect.per-month')}</h2>
        <BarChart
          title={say('effect.chart', { measure: measureWord(first!), figure: say(`effect.figure.${name}`) })}
          bars={body.months.map((month) => ({
            key: month,
            label: short.format(new Date(`${month}-01T00:00:00Z`)).replace('.', ''),
            value: Math.round(sumOf(view, first!, [month]) / (view.unit === 'minutes' ? 60 : 1)),
          }))}
        />
        <NumberTable
          caption={say('effect.table', { name: say('effect.per-month') })}
          heads={[say('effect.head.month'), ...heads]}
          rows={body.months.toReversed().map((month) => ({
            key: month,
            name: formatMonth(month, locale),
            values: view.measures.map((measure) => shown(sumOf(view, measure, [month]))),
          }))}
        />
      </section>
      <section className="section" aria-labelledby="places-heading">
        <h2 id="places-heading">
          {say(view.stock ? 'effect.per-place.stock' : 'effect.per-place', {
            month: monthInText(body.month, locale),
          })}
        </h2>
        <NumberTable
          caption={say('effect.paper.places')}
          heads={[say('effect.compare.head.place'), ...heads]}
          rows={places.map(({ place, name: called, values }) => ({
            key: place,
            name: called,
            values: values.map(shown),
          }))}
          total={{
            key: 'total',
            name: say('region-map.total'),
            values: view.measures.map((_, index) =>
              shown(places.reduce((sum, { values }) => sum + values[index]!, 0)),
            ),
          }}
        />
      </section>
      {name === 'moves' && <Moves report={{ body }} />}
      <PerCell view={view} body={body} measureWord={measureWord} shown={shown} />
    </>
  )
}

/** From where to where, in counts. */
function Moves({ report: { body } }: { report: Pick<ReportView, 'body'> }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <section className="section" aria-labelledby="moves-heading">
      <h2 id="moves-heading">{say('effect.moves')}</h2>
      <NumberTable
        caption={say('effect.table', { name: say('effect.moves') })}
        heads={[
          say('effect.moves.head'),
          say('effect.head.month'),
          say('effect.moves.rules'),
          say('effect.head.amount'),
        ]}
        rows={body.moves.toReversed().map(({ from, to, month, direction, amount }) => ({
          key: `${from} ${to} ${month} ${direction}`,
          name: say('effect.moves.from-to', { from: nameOf(from, body.places), to: nameOf(to, body.places) }),
          values: [formatMonth(month, locale), say(`effect.measure.moves.${direction}`), amount],
        }))}
      />
    </section>
  )
}

/** Every number of the figure, per municipality and month. */
function PerCell(props: {
  view: FigureView
  body: ReportView['body']
  measureWord: (measure: string) => string
  shown: (value: number) => string
}) {
  const { view, body, measureWord, shown } = props
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <details className="section">
      <summary>{say('effect.per-cell', { count: view.cells.length })}</summary>
      <NumberTable
        caption={say('effect.per-cell', { count: view.cells.length })}
        heads={[
          say('effect.compare.head.place'),
          say('effect.head.month'),
          say('effect.paper.head.measure'),
          say('effect.head.amount'),
        ]}
        rows={view.cells.toReversed().map(({ place, month, measure, amount }) => ({
          key: `${place} ${month} ${measure}`,
          name: nameOf(place, body.places),
          values: [formatMonth(month, locale), measureWord(measure), shown(amount)],
        }))}
      />
    </details>
  )
}
