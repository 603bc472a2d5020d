import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { roles } from '../../../kernel/codes.ts'
import { getJson, withQuery } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatLong } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { RegisterOpening, registerOpeningList } from '../looks/contract.ts'

/** For a dealer: when the own register was opened from outside, and in what capacity. */
export function OpeningsScreen() {
  const say = useSay()
  const list = useInfiniteQuery({
    queryKey: ['register-openings'],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof registerOpeningList>>(
        withQuery('/v1/register-openings', { after: pageParam, limit: 50 }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const openings = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page title={say('openings.title')} lead={say('openings.lead')}>
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && openings.length === 0 && (
        <div className="empty">
          <h2>{say('openings.empty.title')}</h2>
          <p>{say('openings.empty.text')}</p>
        </div>
      )}
      {openings.length > 0 && <OpeningsTable openings={openings} />}
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

function OpeningsTable({ openings }: { openings: RegisterOpening[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<RegisterOpening>[] = [
    {
      key: 'when',
      head: say('openings.head.when'),
      className: 'is-title',
      cell: ({ at }) => <time dateTime={at}>{formatLong(at, locale)}</time>,
    },
    {
      key: 'capacity',
      head: say('openings.head.capacity'),
      className: 'is-full',
      cell: ({ role }) => {
        const known = roles.find((one) => one === role)
        return known ? say(`shell.role.${known}`) : role
      },
    },
    {
      key: 'organisation',
      head: say('openings.head.organisation'),
      className: 'is-full',
      cell: ({ organisation }) => organisation,
    },
  ]
  return (
    <DataTable caption={say('openings.title')} columns={columns} rows={openings} rowKey={({ id }) => id} />
  )
}
