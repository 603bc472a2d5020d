import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { NumberTable } from '../../../web/components/number-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { publicAddress } from '../../../web/public-address.ts'
import { saveFile } from '../../../web/save-file.ts'
import { useMayOpen } from '../../../web/use-may-open.ts'
import type { MunicipalityCount, OverviewCounts } from '../contract.ts'
import { compare } from '../rules/compare.ts'
import { overviewClasses } from '../rules/overview-rule.ts'
import { addUp } from '../rules/add-up.ts'
import { ClassChart } from './class-chart.tsx'
import { ClassWord } from './class-word.tsx'
import { overviewCsv } from './overview-csv.ts'
import { overviewQuery } from './overview-queries.ts'
import './overview.css'

/** The dealers of the region in counts, by the published rule: classes, and municipalities side by side. */
export function OverviewScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error, refetch } = useQuery(overviewQuery)
  return (
    <Page
      title={say('overview.title')}
      lead={
        data && (
          <>
            {say('overview.lead', { day: data.on, version: data.rule.version })}{' '}
            <a className="text-link" href={publicAddress('/overzicht-regel', locale)}>
              {say('overview.rule-link')}
            </a>
          </>
        )
      }
      deed={
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {say('overview.print')}
        </Button>
      }
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && (data.items.some(({ dealers }) => dealers > 0) ? <Counts counts={data} /> : <Nobody />)}
    </Page>
  )
}

function Nobody() {
  const say = useSay()
  return (
    <div className="empty">
      <b>{say('overview.empty')}</b>
      <p>{say('overview.empty.text')}</p>
    </div>
  )
}

function Counts({ counts }: { counts: OverviewCounts }) {
  const say = useSay()
  const { items, on } = counts
  const save = () =>
    saveFile(
      [overviewCsv(counts)],
      'text/csv;charset=utf-8',
      `${say('overview.nav').toLowerCase()}-${on}.csv`,
    )
  return (
    <>
      <p>{say('overview.guilt')}</p>
      <Annex />
      <section className="section">
        <div className="section-head">
          <h2>{say('overview.chart')}</h2>
          <Button small onClick={save}>
            {say('overview.save')}
          </Button>
        </div>
        <ClassChart items={items} />
        <ClassTable items={items} />
        <dl className="class-means">
          {overviewClasses.map((name) => (
            <div key={name}>
              <dt>
                <ClassWord name={name} />
              </dt>
              <dd>{say(`overview.class.${name}.means`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="section">
        <h2>{say('overview.compare')}</h2>
        <p>{say('overview.compare.means')}</p>
        <CompareTable items={items} />
      </section>
    </>
  )
}

function Annex() {
  const say = useSay()
  const mayOpen = useMayOpen()
  if (!mayOpen('/overzicht/bijlage')) return null
  return (
    <aside className="annex-link no-print">
      <div>
        <h2>{say('overview.annex')}</h2>
        <p>{say('overview.annex.means')}</p>
      </div>
      <Link className={buttonClass({ main: true })} to={'/overzicht/bijlage' as '/'}>
        {say('overview.annex.to')}
      </Link>
    </aside>
  )
}

type Items = { items: MunicipalityCount[] }

function useNameOf() {
  const say = useSay()
  return ({ isOwn, name }: MunicipalityCount) => (isOwn ? say('overview.own', { name }) : name)
}

function ClassTable({ items }: Items) {
  const say = useSay()
  const nameOf = useNameOf()
  const valuesOf = (count: Pick<MunicipalityCount, 'dealers' | 'classes' | 'pending'>) => [
    count.dealers,
    ...overviewClasses.map((name) => count.classes[name] ?? 0),
    count.pending,
  ]
  return (
    <NumberTable
      caption={say('overview.chart')}
      heads={[
        say('overview.head.municipality'),
        say('overview.head.dealers'),
        ...overviewClasses.map((name) => say(`overview.class.${name}`)),
        say('overview.head.pending'),
      ]}
      rows={items.map((item) => ({ key: item.municipality, name: nameOf(item), values: valuesOf(item) }))}
      total={
        items.length > 1
          ? { key: 'total', name: say('overview.total'), values: valuesOf(addUp(items)) }
          : undefined
      }
    />
  )
}

function CompareTable({ items }: Items) {
  const say = useSay()
  const nameOf = useNameOf()
  const { locale } = useLanguage()
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const shown = (value: number | null) => (value === null ? say('overview.nothing') : format.format(value))
  const valuesOf = (count: Parameters<typeof compare>[0]) => {
    const { visitsPer100Dealers, findingsPerVisit, measuresPerSerious, notJudgedPercent } = compare(count)
    const percent =
      notJudgedPercent === null
        ? say('overview.nothing')
        : say('overview.percent', { value: Math.round(notJudgedPercent) })
    return [shown(visitsPer100Dealers), shown(findingsPerVisit), shown(measuresPerSerious), percent]
  }
  return (
    <NumberTable
      caption={say('overview.compare')}
      heads={[
        say('overview.head.municipality'),
        say('overview.head.visits'),
        say('overview.head.findings'),
        say('overview.head.measures'),
        say('overview.head.not-judged'),
      ]}
      rows={items.map((item) => ({ key: item.municipality, name: nameOf(item), values: valuesOf(item) }))}
      total={
        items.length > 1
          ? { key: 'total', name: say('overview.total'), values: valuesOf(addUp(items)) }
          : undefined
      }
    />
  )
}
