import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatMonth, monthInText, formatShort, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useMe } from '../../../web/session.ts'
import type { ReportLine, ReportView } from '../contract.ts'
import { reportCsv } from '../rules/report-csv.ts'
import { nameOf } from '../rules/report-lines.ts'
import { ComparisonSection } from './comparison-section.tsx'
import { CoverageSection } from './coverage-section.tsx'
import { NewVersion } from './new-version.tsx'
import { ReportTable } from './report-table.tsx'
import { useReport } from './use-report.ts'
import './effect.css'

const route = getRouteApi('/effect')

/** The report of the regional board: every number leads to how it was counted. */
export function EffectScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { role } = useMe()
  const { verslag } = route.useSearch()
  const { list, report, error, again } = useReport(verslag)
  const isCoordinator = role === 'programme-coordinator'
  const mayImport = isCoordinator || role === 'programme-officer'
  return (
    <Page
      title={
        report ? say('effect.paper.title', { month: monthInText(report.month, locale) }) : say('effect.title')
      }
      lead={report && say('effect.lead', { until: formatShortDay(report.body.until, locale) })}
      deed={
        report && (
          <a
            className={buttonClass({ main: true })}
            href={`/v1/effect-reports/${report.id}/paper`}
            target="_blank"
            rel="noreferrer"
          >
            {say('effect.open-paper')}
          </a>
        )
      }
    >
      {error !== null && <ProblemNotice error={error} onAgain={again} />}
      {list === undefined && error === null && <Loading />}
      {list?.length === 0 && (
        <div className="empty">
          <h2>{say('effect.none.title')}</h2>
          <p>{say('effect.none.text')}</p>
        </div>
      )}
      {list && list.length > 0 && report === undefined && error === null && <Loading />}
      {report && list && <Shown report={report} list={list} />}
      {isCoordinator && list && <NewVersion key={report?.id ?? 'first'} report={report} />}
      {mayImport && (
        <p className="no-print">
          <Link className="text-link" to="/effect/misdaadcijfers">
            {say('effect.to-import')}
          </Link>
        </p>
      )}
    </Page>
  )
}

function Shown({ report, list }: { report: ReportView; list: ReportLine[] }) {
  const say = useSay()
  const file = `${say('effect.csv.file', { month: report.month, version: report.version })}.csv`
  return (
    <>
      <Versions report={report} list={list} />
      <section className="section" aria-labelledby="numbers-heading">
        <div className="section-head">
          <h2 id="numbers-heading">{say('effect.numbers')}</h2>
          <Button small onClick={() => saveFile([reportCsv(report)], 'text/csv;charset=utf-8', file)}>
            {say('effect.csv')}
          </Button>
        </div>
        <ReportTable report={report} />
        <p className="small muted">{say('effect.paper.note.zero')}</p>
      </section>
      <CoverageSection report={report} />
      <ComparisonSection report={report} />
      <p className="small muted effect-digest">{say('effect.digest', { digest: report.digest })}</p>
    </>
  )
}

/** Which report this is, what it says otherwise than the one before, and the way to the others. */
function Versions({ report, list }: { report: ReportView; list: ReportLine[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const navigate = useNavigate()
  const { version, reason, changes, body } = report
  return (
    <>
      {!report.isNewest && (
        <Notice tone="warning" title={say('effect.older')}>
          <p>{say('effect.older.text')}</p>
        </Notice>
      )}
      <div className="effect-choice no-print">
        <Select
          name="report"
          label={say('effect.choose')}
          value={report.id}
          onChange={({ target }) => void navigate({ to: '/effect', search: { verslag: target.value } })}
          options={list.map((one) => ({
            value: one.id,
            text: say('effect.choice', { month: formatMonth(one.month, locale), version: one.version }),
          }))}
        />
        <p className="small muted">
          {say(`effect.made.${report.madeBy}`, { at: formatShort(report.madeAt, locale), version })}
        </p>
      </div>
      {reason !== null && (
        <details className="effect-changes" open>
          <summary>{say('effect.paper.version', { version, reason, count: changes.length })}</summary>
          <ul>
            {changes.slice(0, 50).map(({ figure, measure, place, month, was, is }) => (
              <li key={`${figure} ${measure} ${place} ${month}`}>
                {say('effect.change', {
                  figure: say(`effect.figure.${figure}`),
                  measure: say(`effect.measure.${figure}.${measure}` as 'effect.measure.arrests.arrests'),
                  place: nameOf(place, body.places),
                  month: monthInText(month, locale),
                  was,
                  is,
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
