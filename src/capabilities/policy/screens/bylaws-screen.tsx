import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { BylawView } from '../bylaws/contract.ts'
import { type BylawPart, bylawParts } from '../rules/bylaw-parts.ts'
import { partState } from '../rules/bylaw-state.ts'
import { bylawScore, bylawWork } from '../rules/bylaw-work.ts'
import { bylawsQuery } from './bylaw-queries.ts'
import { PartStatus } from './part-status.tsx'
import './bylaws.css'

/** Every municipality beside the others: which part of the rules holds, is a draft, or is missing. */
export function BylawsScreen() {
  const say = useSay()
  const today = dayInAmsterdam(useNow())
  const { data, error, refetch } = useQuery(bylawsQuery)
  const print = (
    <Button onClick={() => window.print()}>
      <Icon name="print" />
      {say('bylaws.print')}
    </Button>
  )
  return (
    <Page title={say('bylaws.title')} lead={say('bylaws.lead', { day: today })} deed={print}>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.length === 0 && <p>{say('bylaws.empty')}</p>}
      {data && <Waiting bylaws={data} today={today} />}
      {data && data.length > 0 && <BylawsTable bylaws={data} today={today} />}
      <p className="small muted">{say('bylaws.note')}</p>
    </Page>
  )
}

/** What asks for a deed: drafts that are late, rules that change within a month or end with nothing after them. */
function Waiting({ bylaws, today }: { bylaws: BylawView[]; today: Day }) {
  const say = useSay()
  const work = bylaws
    .flatMap((bylaw) => bylawWork(bylaw.articles, today).map((one) => ({ ...one, bylaw })))
    .sort((a, b) => (a.on < b.on ? -1 : 1))
  if (work.length === 0) return null
  return (
    <section className="bylaw-waiting">
      <h2>{say('bylaws.waiting')}</h2>
      <ul>
        {work.map(({ bylaw, part, kind, on }) => (
          <li key={`${bylaw.municipality}${part}${kind}${on}`}>
            <Link
              className="text-link"
              to="/regels/$gemeente/$onderdeel"
              params={{ gemeente: bylaw.municipality, onderdeel: part }}
            >
              {say('bylaws.part-in', { part: say(`bylaws.part.${part}`), municipality: bylaw.name })}
            </Link>{' '}
            {say(`bylaws.waiting.${kind}`, { day: on })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function BylawsTable({ bylaws, today }: { bylaws: BylawView[]; today: Day }) {
  const say = useSay()
  const columns: Column<BylawView>[] = [
    {
      key: 'municipality',
      head: say('bylaws.head.municipality'),
      className: 'is-title',
      cell: (bylaw) => <Municipality bylaw={bylaw} today={today} />,
    },
    ...bylawParts.map((part) => ({
      key: part,
      head: say(`bylaws.short.${part}`),
      className: 'bylaw-cell hide-narrow',
      cell: ({ articles }: BylawView) => <PartCell articles={articles} part={part} today={today} />,
    })),
  ]
  return (
    <div className="bylaw-matrix">
      <DataTable
        caption={say('bylaws.caption')}
        columns={columns}
        rows={bylaws}
        rowKey={({ municipality }) => municipality}
      />
    </div>
  )
}

function Municipality({ bylaw, today }: { bylaw: BylawView; today: Day }) {
  const say = useSay()
  const { holding, of, open } = bylawScore(bylaw.articles, today)
  return (
    <>
      <Link className="go" to="/regels/$gemeente" params={{ gemeente: bylaw.municipality }}>
        {bylaw.name}
      </Link>
      <span className="sub small">{say('bylaws.score', { holding, of })}</span>
      {open.length > 0 && (
        <span className="only-narrow">
          <span className="sub small">
            {say('bylaws.open', { parts: open.map((part) => say(`bylaws.part.${part}`)).join(', ') })}
          </span>
        </span>
      )}
    </>
  )
}

type CellProps = { articles: BylawView['articles']; part: BylawPart; today: Day }

function PartCell({ articles, part, today }: CellProps) {
  const say = useSay()
  const { locale } = useLanguage()
  const found = partState(articles, part, today)
  const { period, next, state } = found
  return (
    <>
      <PartStatus part={found} today={today} />
      {period && (
        <>
          <span className="sub bylaw-cited">{period.article.article}</span>
          {state === 'in-force' && (
            <span className="sub">{say('bylaws.since', { year: period.from.slice(0, 4) })}</span>
          )}
          <span className="visually-hidden">{period.article.publication}</span>
        </>
      )}
      {next && state !== 'coming' && (
        <span className="sub">{say('bylaws.changes', { day: formatShortDay(next.from, locale) })}</span>
      )}
    </>
  )
}
