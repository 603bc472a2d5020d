import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { ListKeys } from '../../../web/components/data-table.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { CountTabs } from '../../../web/components/tabs.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { type HitState, hitStates } from '../contract.ts'
import { hitListQuery } from './hit-queries.ts'
import { HitsTable } from './hits-table.tsx'
import { JustDecided } from './just-decided.tsx'
import './matching.css'
import { useHitEvents } from './use-hit-events.ts'

const route = getRouteApi('/treffers')

/** The inbox of the police: hits, the most certain and most urgent first, coming in live. */
export function HitsScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { besluit: state = 'new' } = route.useSearch()
  const { data, error, refetch, dataUpdatedAt, hasNextPage, fetchNextPage } = useInfiniteQuery(
    hitListQuery(state),
  )
  const connection = useLiveHits(data?.pages[0]?.counts.new)
  const hits = data?.pages.flatMap((page) => page.items) ?? []
  const counts = data?.pages[0]?.counts
  const first = hits[0]
  useEnterOpens(state === 'new' ? first?.id : undefined)

  return (
    <Page
      title={
        counts === undefined ? say('hit.crumb') : say(`hits.title.${state}`, { count: counts[state] ?? 0 })
      }
      lead={
        data &&
        say(state === 'new' ? 'hits.lead' : 'hits.lead-decided', {
          time: formatTime(new Date(dataUpdatedAt), locale),
        })
      }
      deed={
        state === 'new' &&
        first && (
          <Link className={buttonClass({ main: true })} to="/treffers/$id" params={{ id: first.id }}>
            {say('hits.open-first')} <kbd className="hide-narrow">Enter</kbd>
          </Link>
        )
      }
    >
      <JustDecided then="hit.all-done" />
      <CountTabs<HitState>
        label={say('hits.tabs')}
        current={state}
        tabs={hitStates.map((value) => ({
          value,
          text: say(`hits.tab.${value}`),
          count: counts && (counts[value] ?? 0),
        }))}
        render={(value, attributes, content) => (
          <Link key={value} to="/treffers" search={value === 'new' ? {} : { besluit: value }} {...attributes}>
            {content}
          </Link>
        )}
      />
      {connection === 'lost' && (
        <p className="connection" role="status">
          <Status icon="alert" tone="look">
            {say('hits.lost')}
          </Status>
        </p>
      )}
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data && hits.length === 0 && <NoHits state={state} />}
      {hits.length > 0 && (
        <>
          <HitsTable hits={hits} state={state} />
          <div className="more">
            {hasNextPage ? (
              <Button small onClick={() => void fetchNextPage()}>
                {say('shell.list.more', { count: 50 })}
              </Button>
            ) : (
              <span>{state === 'new' && connection === 'live' && say('hits.live')}</span>
            )}
            <ListKeys />
          </div>
        </>
      )}
    </Page>
  )
}

/** Fetches again when the server says that the inbox changed, and says aloud what came in. */
function useLiveHits(count: number | undefined) {
  const say = useSay()
  const client = useQueryClient()
  const connection = useHitEvents(() => void client.invalidateQueries({ queryKey: ['hits'] }))
  const before = useRef(count)
  useEffect(() => {
    if (before.current !== undefined && count !== undefined && count > before.current) {
      announce(say('hits.arrived', { count: count - before.current }))
    }
    before.current = count
  }, [count, say])
  return connection
}

/** Enter opens the first hit as long as nothing else has the focus. */
function useEnterOpens(id: string | undefined) {
  const navigate = useNavigate()
  useEffect(() => {
    if (id === undefined) return
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (
        event.key !== 'Enter' ||
        event.defaultPrevented ||
        !(target === document.body || target.matches('h1'))
      )
        return
      void navigate({ to: '/treffers/$id', params: { id } })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [id, navigate])
}

function NoHits({ state }: { state: HitState }) {
  const say = useSay()
  const kind = state === 'new' ? 'new' : 'decided'
  return (
    <div className="empty">
      <h2>{say(`hits.empty.${kind}.title`)}</h2>
      <p>{say(`hits.empty.${kind}.text`)}</p>
      {state === 'new' && (
        <Link className={buttonClass()} to="/aangiften">
          {say('hits.empty.to-reports')}
        </Link>
      )}
    </div>
  )
}
