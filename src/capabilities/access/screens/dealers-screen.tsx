import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SearchField } from '../../../web/components/search-field.tsx'
import { useSay } from '../../../web/language.tsx'
import type { DealersSearch } from '../../../web/office-routes.ts'
import { useMe } from '../../../web/session.ts'
import type { dealerList } from '../contract.ts'
import { type BranchRow, branchRows, findBranches } from './branch-rows.ts'
import { DealersTable } from './dealers-table.tsx'

const route = getRouteApi('/handelaren')
const SHOWN_AT_ONCE = 50

/** Who takes part: the dealers of the own municipality, or all of them for the administrator. */
export function DealersScreen() {
  const say = useSay()
  const me = useMe()
  const search = route.useSearch()
  const { rows, isPending, error, refetch } = useAllBranches()
  const found = findBranches(rows, search)
  const isOwn = me.role === 'municipal-officer'
  const isFiltered = search.q !== undefined || search.gemeente !== undefined
  const lead = isFiltered
    ? say('dealers.lead-found', { found: found.length, count: rows.length })
    : say('dealers.lead', { count: rows.length })
  return (
    <Page
      title={
        isOwn
          ? say('dealers.title.own', { municipality: me.organisation.name.replace(/^Gemeente /, '') })
          : say('dealers.title.all')
      }
      lead={!isPending && !error && lead}
      deed={
        isOwn && (
          <a className={buttonClass()} href={`/regels/${me.organisation.code}`}>
            {say('dealers.rules', { municipality: me.organisation.name.replace(/^Gemeente /, '') })}
          </a>
        )
      }
    >
      {rows.length > 0 && <DealerTools rows={rows} />}
      {error && <ProblemNotice error={error} onAgain={refetch} />}
      {isPending && <Loading />}
      {!isPending && !error && found.length === 0 && <NoDealers isFiltered={isFiltered} />}
      {found.length > 0 && <Shown rows={found} />}
    </Page>
  )
}

/** Some hundreds at most in a region: all are fetched, so that search answers at once. */
function useAllBranches() {
  const list = useInfiniteQuery({
    queryKey: ['dealers'],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof dealerList>>(withQuery('/v1/dealers', { after: pageParam, limit: 200 }), signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = list
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage, isError])
  const rows = branchRows(list.data?.pages.flatMap(({ items }) => items) ?? [])
  return { rows, isPending: list.isPending, error: list.error, refetch: () => void list.refetch() }
}

function DealerTools({ rows }: { rows: BranchRow[] }) {
  const say = useSay()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: DealersSearch) => {
    const { zoek: _, ...rest } = { ...search, ...next }
    const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) as DealersSearch
    void navigate({ search: kept, replace: true, resetScroll: false })
  }
  const municipalities = [...new Map(rows.map((row) => [row.municipality, row.municipalityName]))].sort(
    (a, b) => a[1].localeCompare(b[1], 'nl'),
  )
  return (
    <div className="tools" role="search">
      <SearchField
        label={say('dealers.search')}
        current={search.q ?? ''}
        isAsked={search.zoek !== undefined}
        onSearch={(q) => change({ q })}
      />
      {municipalities.length > 1 && (
        <Select
          name="gemeente"
          label={say('dealers.municipality')}
          value={search.gemeente ?? ''}
          onChange={(event) => change({ gemeente: event.target.value })}
          options={[
            { value: '', text: say('dealers.municipality-all') },
            ...municipalities.map(([value, text]) => ({ value, text })),
          ]}
          className="is-choice"
        />
      )}
    </div>
  )
}

function Shown({ rows }: { rows: BranchRow[] }) {
  const say = useSay()
  const [count, setCount] = useState(SHOWN_AT_ONCE)
  return (
    <>
      <DealersTable rows={rows.slice(0, count)} />
      {rows.length > count && (
        <div className="more">
          <Button small onClick={() => setCount(count + SHOWN_AT_ONCE)}>
            {say('shell.list.more', { count: Math.min(SHOWN_AT_ONCE, rows.length - count) })}
          </Button>
        </div>
      )}
    </>
  )
}

function NoDealers({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay()
  const kind = isFiltered ? 'none' : 'empty'
  return (
    <div className="empty" role="status">
      <h2>{say(`dealers.${kind}.title`)}</h2>
      <p>{say(`dealers.${kind}.text`)}</p>
      {isFiltered && (
        <Link className={buttonClass()} to="/handelaren">
          {say('dealers.none.clear')}
        </Link>
      )}
    </div>
  )
}
