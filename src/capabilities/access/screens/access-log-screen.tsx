import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { type OrganisationKind, rolesOf } from '../../../kernel/codes.ts'
import { getJson, withQuery } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { DayInput, Select } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { AccessLogSearch } from '../../../web/office-routes.ts'
import { useMe } from '../../../web/session.ts'
import type { accessLogList } from '../contract.ts'
import { LooksTable } from './looks-table.tsx'

const route = getRouteApi('/ingezien')

/** The auditor's day: who of the own organisation looked at whom, when and why. */
export function AccessLogScreen() {
  const say = useSay()
  const me = useMe()
  const { rol: role, vanaf: from } = route.useSearch()
  const list = useInfiniteQuery({
    queryKey: ['access-log', role ?? '', from ?? ''],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof accessLogList>>(
        withQuery('/v1/access-log-entries', { role, from, after: pageParam, limit: 50 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const looks = list.data?.pages.flatMap(({ items }) => items) ?? []
  const isFiltered = role !== undefined || from !== undefined
  return (
    <Page title={say('looks.title')} lead={say('looks.lead', { organisation: me.organisation.name })}>
      <LookTools />
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

function LookTools() {
  const say = useSay()
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: { rol?: string; vanaf?: string }) => {
    const kept = Object.fromEntries(Object.entries({ ...search, ...next }).filter(([, value]) => value))
    void navigate({ search: kept as AccessLogSearch, replace: true, resetScroll: false })
  }
  return (
    <div className="tools" role="search">
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
    </div>
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
