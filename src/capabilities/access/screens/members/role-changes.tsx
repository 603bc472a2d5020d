import { useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { formatShort, formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { RoleChange, roleChangeList } from '../../members/contract.ts'
import { dayOf, lastDayOf } from './members-queries.ts'

const AT_ONCE = 20

/** What was decided about people and tokens: when, what, by whom. */
export function RoleChanges({ organisation }: { organisation: string | undefined }) {
  const say = useSay()
  const list = useInfiniteQuery({
    queryKey: ['role-changes', organisation ?? ''],
    queryFn: ({ pageParam, signal }) =>
      getJson<z.infer<typeof roleChangeList>>(
        withQuery('/v1/role-changes', { organisation, after: pageParam, limit: AT_ONCE }),
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const changes = list.data?.pages.flatMap(({ items }) => items) ?? []
  if (list.error) return <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />
  if (changes.length === 0) return null
  return (
    <section className="section">
      <h2>{say('members.history')}</h2>
      <p className="small lead-in">{say('members.history.lead')}</p>
      <ChangesTable changes={changes} />
      {list.hasNextPage && (
        <div className="more">
          <Button small onClick={() => void list.fetchNextPage()}>
            {say('shell.list.more', { count: AT_ONCE })}
          </Button>
        </div>
      )}
    </section>
  )
}

function ChangesTable({ changes }: { changes: RoleChange[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const sentenceOf = useSentence()
  const columns: Column<RoleChange>[] = [
    {
      key: 'at',
      head: say('members.history.head.at'),
      cell: ({ at }) => <time dateTime={at}>{formatShort(at, locale)}</time>,
    },
    { key: 'what', head: say('members.history.head.what'), className: 'is-title', cell: sentenceOf },
    { key: 'by', head: say('members.history.head.by'), cell: ({ by }) => by },
  ]
  return (
    <DataTable caption={say('members.history')} columns={columns} rows={changes} rowKey={({ id }) => id} />
  )
}

/** One change as a sentence. */
function useSentence(): (change: RoleChange) => string {
  const say = useSay()
  const { locale } = useLanguage()
  return ({ event, who, role, manages, standsInFor, startsAt, endsAt }) => {
    const values = {
      who: who || say('members.unnamed'),
      role: role ? say(`shell.role.${role}`) : '',
      manages: manages ? 'yes' : 'no',
      colleague: standsInFor ?? '',
      from: startsAt ? formatShortDay(dayOf(startsAt), locale) : '',
      until: endsAt ? formatShortDay(lastDayOf(endsAt), locale) : '',
    }
    if (standsInFor !== null && (event === 'given' || event === 'taken')) {
      return say(`members.event.${event}-stand-in`, values)
    }
    return say(`members.event.${event}`, values)
  }
}
