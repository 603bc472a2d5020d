import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import { ApiProblem } from '../../../../web/api.ts'
import { Notice } from '../../../../web/components/notice.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { CountTabs } from '../../../../web/components/tabs.tsx'
import { useSay } from '../../../../web/language.tsx'
import { NotFoundPage } from '../../../../web/shell/not-found-page.tsx'
import type { ImportView } from '../../import/contract.ts'
import { type Outcome, waiting } from '../../rules/import/outcomes.ts'
import { waitingOf } from './earlier-imports.tsx'
import { importQuery } from './import-queries.ts'
import { ImportLines } from './import-lines.tsx'
import { SaveErrors } from './save-errors.tsx'
import { TakeOver } from './take-over.tsx'
import './import.css'

const route = getRouteApi('/handelaren/invoer/$id')

/** One import: what its lines turned out to be, and what is still to decide. One can leave and come back. */
export function ImportScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(importQuery(id))
  if (error instanceof ApiProblem && error.status === 404) return <NotFoundPage />
  const crumb = { to: '/handelaren/invoer', text: say('dealer-import.title') }
  if (data === undefined)
    return (
      <Page title={say('dealer-import.title')} crumb={crumb}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  const { fileName, startedAt, startedBy, lines, encoding } = data
  return (
    <Page
      title={say('dealer-import.page.title', { file: fileName })}
      lead={say('dealer-import.page.lead', {
        name: startedBy,
        day: dayInAmsterdam(new Date(startedAt)),
        count: lines,
        encoding: say(`dealer-import.encoding.${encoding}`),
      })}
      crumb={crumb}
      deed={<TakeOver view={data} />}
    >
      <Outcomes view={data} />
    </Page>
  )
}

function Outcomes({ view }: { view: ImportView }) {
  const say = useSay()
  const { uitkomst } = route.useSearch()
  const current = uitkomst ?? firstToDo(view) ?? 'all'
  const outcome = current === 'all' ? undefined : current
  const count = waitingOf(view)
  return (
    <>
      <Notice
        tone={count === 0 ? 'ok' : 'info'}
        title={count === 0 ? say('dealer-import.page.done') : say('dealer-import.page.waits', { count })}
      >
        <p>{say(count === 0 ? 'dealer-import.page.done.text' : 'dealer-import.page.waits.text')}</p>
      </Notice>
      <CountTabs
        label={say('dealer-import.tabs')}
        current={current}
        tabs={[
          ...view.counts.map(({ outcome: value, lines }) => ({
            value: value as Outcome | 'all',
            text: say(`dealer-import.outcome.${value}`),
            count: lines,
          })),
          { value: 'all' as const, text: say('dealer-import.tab.all'), count: view.lines },
        ]}
        render={(value, attributes, content) => (
          <Link
            key={value}
            to="/handelaren/invoer/$id"
            params={{ id: view.id }}
            search={{ uitkomst: value }}
            resetScroll={false}
            {...attributes}
          >
            {content}
          </Link>
        )}
      />
      <div className="outcome-head">
        <p id="outcome-means" tabIndex={-1}>
          {say(`dealer-import.means.${current}`)}
        </p>
        {current === 'error' && <SaveErrors view={view} />}
      </div>
      <ImportLines view={view} outcome={outcome} />
    </>
  )
}

/** Where somebody begins: the first outcome with lines that wait. */
function firstToDo({ counts }: ImportView): Outcome | undefined {
  return counts.find(({ outcome, undecided }) => waiting.includes(outcome) && undecided > 0)?.outcome
}
