import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callApi, getJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { SessionList, SessionView } from '../sessions/contract.ts'

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => getJson<SessionList>('/v1/sessions', signal),
})

/** Where someone is signed in: how long that lasts, and the way out of one or of all others. */
export function SessionsSection() {
  const say = useSay()
  const { data, error, refetch } = useQuery(sessionsQuery)
  const end = useEnding()
  return (
    <section className="section">
      <h2>{say('sessions.title')}</h2>
      {error !== null && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data && (
        <>
          <p>
            {say('sessions.limits', {
              idle: say('sessions.idle', { minutes: data.idleMinutes }),
              longest: say('sessions.longest', { hours: data.longestHours }),
            })}
          </p>
          <SessionTable items={data.items} onEnd={(id) => end.mutate(id)} />
          {end.error !== null && <ProblemNotice error={end.error} />}
          {data.items.length === 1 ? (
            <p className="small">{say('sessions.only-one')}</p>
          ) : (
            <div className="deeds">
              <Button aria-disabled={end.isPending} onClick={() => !end.isPending && end.mutate(null)}>
                {say('sessions.end-others')}
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

/** Ends one session by its id; null is all but this one. */
function useEnding() {
  const say = useSay()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (id: string | null) => callApi('DELETE', id === null ? '/v1/sessions' : `/v1/sessions/${id}`),
    onSuccess: async (_, id) => {
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
      announce(say(id === null ? 'sessions.others-ended' : 'sessions.ended'))
    },
  })
}

function SessionTable({ items, onEnd }: { items: SessionView[]; onEnd: (id: string) => void }) {
  const say = useSay()
  const { locale } = useLanguage()
  const nameOf = ({ device }: SessionView) => device || say('account.device.unknown')
  const columns: Column<SessionView>[] = [
    {
      key: 'device',
      head: say('sessions.column.device'),
      className: 'is-title',
      cell: (one) => (
        <>
          <b>{nameOf(one)}</b>
          <span className="sub">{say(`sessions.by.${one.method}`)}</span>
        </>
      ),
    },
    {
      key: 'as',
      head: say('sessions.column.as'),
      className: 'is-full',
      cell: ({ role, organisation }) => (
        <>
          {say(`shell.role.${role}`)}
          <span className="sub">{organisation}</span>
        </>
      ),
    },
    {
      key: 'since',
      head: say('sessions.column.since'),
      className: 'hide-narrow',
      cell: ({ startedAt }) => <time dateTime={startedAt}>{formatShort(startedAt, locale)}</time>,
    },
    {
      key: 'used',
      head: say('sessions.column.used'),
      cell: ({ lastUsedAt }) => (
        <>
          <span className="muted small only-narrow">{say('sessions.column.used')}</span>
          <time dateTime={lastUsedAt}>{formatShort(lastUsedAt, locale)}</time>
        </>
      ),
    },
    {
      key: 'end',
      head: say('sessions.column.end'),
      className: 'is-end',
      cell: (one) =>
        one.isThisOne ? (
          <Status icon="check" tone="calm">
            {say('sessions.this')}
          </Status>
        ) : (
          <Button
            small
            aria-label={say('sessions.end.of', { device: nameOf(one) })}
            onClick={() => onEnd(one.id)}
          >
            {say('sessions.end')}
          </Button>
        ),
    },
  ]
  return <DataTable caption={say('sessions.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
}
