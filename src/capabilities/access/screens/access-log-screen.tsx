import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { type OrganisationKind, rolesOf } from '../../../kernel/codes.ts'
import { getJson, withQuery } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { DayInput, Select } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SearchField } from '../../../web/components/search-field.tsx'
import { useSay } from '../../../web/language.tsx'
import type { AccessLogSearch } from '../../../web/office-routes.ts'
import { useMe } from '../../../web/session.ts'
import type { AccessLogEntry, accessLogList } from '../looks/contract.ts'
import { ExportLooks } from './export-looks.tsx'
import { LookPatterns } from './look-patterns.tsx'
import { LooksTable } from './looks-table.tsx'
import './looks.css'

const route = getRouteApi('/ingezien')

/** One page of what the filters show. */
const fetchLooks = (search: AccessLogSearch, after: string | null, limit: number, signal?: AbortSignal) =>
  getJson<z.infer<typeof accessLogList>>(
    withQuery('/v1/access-log-entries', {
      q: search.q,
      role: search.rol,
      person: search.persoon,
      from: search.vanaf,
      until: search.totenmet,
      after,
      limit,
    }),
    signal,
  )

/** The auditor's day: who of the own organisation looked at whom, when and why; and what in it is worth a question. */
export function AccessLogScreen() {
  const say = useSay()
  const me = useMe()
  const search = route.useSearch()
  const list = useInfiniteQuery({
    queryKey: ['access-log', search],
    queryFn: ({ pageParam, signal }) => fetchLooks(search, pageParam, 50, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const looks = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isFiltered = Object.keys(search).length > 0
  return (
    <Page
      title={say('looks.title')}
      lead={say('looks.lead', { organisation: me.organisation.name })}
      deed={looks.length > 0 && <ExportLooks fetchPage={(after) => fetchLooks(search, after, 200)} />}
    >
      <LookPatterns />
      <LookTools looks={looks} />
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && looks.length === 0 && <NoLooks isFiltered={isFiltered} />}
      {looks.length > 0 && <LooksTable looks={looks} />}
      {list.hasNextPage && (
        <div className="more">
          <Button small onClick={() => void list.fetchNextPage()}>
            {say('shell.list.more', { count: 50 })}
          </Button>
        </div>
      )}
    </Page>
  )
}

function LookTools({ looks }: { looks: AccessLogEntry[] }) {
  const say = useSay()
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: Partial<Record<keyof AccessLogSearch, string>>) => {
    const kept = Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value))
    void navigate({ search: kept as AccessLogSearch, replace: true, resetScroll: false })
  }
  const person = looks.find(({ accountId }) => accountId === search.persoon)
  return (
    <>
      <div className="tools" role="search">
        <SearchField
          label={say('looks.search')}
          current={search.q ?? ''}
          isAsked={false}
          onSearch={(q) => change({ q })}
        />
        <Select
          name="rol"
          label={say('looks.role')}
          value={search.rol ?? ''}
          onChange={(event) => change({ rol: event.target.value })}
          options={[
            { value: '', text: say('looks.role-all') },
            ...rolesOf[me.organisation.kind as OrganisationKind].map((value) => ({
              value,
              text: say(`shell.role.${value}`),
            })),
          ]}
          className="is-choice"
        />
        <DayInput
          name="vanaf"
          label={say('looks.from')}
          value={search.vanaf ?? ''}
          onChange={(event) => change({ vanaf: event.target.value })}
          className="is-choice"
        />
        <DayInput
          name="totenmet"
          label={say('looks.until')}
          value={search.totenmet ?? ''}
          onChange={(event) => change({ totenmet: event.target.value })}
          className="is-choice"
        />
      </div>
      {search.persoon && (
        <p className="small">
          {say('looks.of-one', { name: person?.accountName ?? search.persoon })}{' '}
          <button type="button" className="text-link" onClick={() => change({ persoon: '' })}>
            {say('looks.of-all')}
          </button>
        </p>
      )}
    </>
  )
}

function NoLooks({ isFiltered }: { isFiltered: boolean }) {
  const say = useSay()
  const kind = isFiltered ? 'none' : 'empty'
  return (
    <div className="empty" role="status">
      <h2>{say(`looks.${kind}.title`)}</h2>
      <p>{say(`looks.${kind}.text`)}</p>
      {isFiltered && (
        <Link className={buttonClass()} to="/ingezien">
          {say('looks.none.clear')}
        </Link>
      )}
    </div>
  )
}
