import { useQuery } from '@tanstack/react-query'
import { getJson } from '../../../web/api.ts'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatSeconds, formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import './logs.css'

type LogState = {
  municipality: string
  name: string
  size: number
  checkpointSize: number
  checkpointAt: string | null
  halted: 'rolled-back' | 'forked' | null
}
const FRESH_MS = 5_000

/** The state of the municipalities' logs: whether each runs, how far it is, and what to do when one stands still. */
export function LogsScreen() {
  const say = useSay()
  const me = useMe()
  const { data, error, refetch } = useQuery({
    queryKey: ['logs'],
    queryFn: ({ signal }) => getJson<{ items: LogState[] }>('/v1/logs', signal),
    refetchInterval: FRESH_MS,
  })
  const logs = data?.items ?? []
  const halted = logs.filter((log) => log.halted !== null)
  const lead =
    me.role === 'administrator'
      ? say('logs.lead.all', { count: logs.length, halted: halted.length })
      : say('logs.lead.own')
  return (
    <Page title={say('logs.title')} lead={data && lead}>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {halted.map((log) => (
        <Halted key={log.municipality} log={log} canRepair={me.role === 'administrator'} />
      ))}
      {logs.length > 0 && <LogsTable logs={logs} />}
    </Page>
  )
}

function Halted({ log, canRepair }: { log: LogState; canRepair: boolean }) {
  const say = useSay()
  if (log.halted === null) return null
  return (
    <Notice tone="warning" role="alert" title={say('logs.halted.title', { count: 1, names: log.name })}>
      <p>
        {canRepair
          ? say(`logs.halted.${log.halted}`, { municipality: log.municipality })
          : say('logs.halted.owner')}
      </p>
    </Notice>
  )
}

function LogsTable({ logs }: { logs: LogState[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<LogState>[] = [
    {
      key: 'municipality',
      head: say('logs.head.municipality'),
      className: 'is-title',
      cell: ({ name }) => <b>{name}</b>,
    },
    { key: 'state', head: say('logs.head.state'), cell: (log) => <LogStatus log={log} /> },
    {
      key: 'size',
      head: say('logs.head.size'),
      className: 'number',
      cell: ({ size }) => say('logs.size', { count: size }),
    },
    {
      key: 'checkpoint',
      head: say('logs.head.checkpoint'),
      className: 'log-signed',
      cell: ({ checkpointAt }) =>
        checkpointAt ? (
          <time dateTime={checkpointAt}>
            {formatShort(checkpointAt, locale).split(',')[0]}, {formatSeconds(checkpointAt, locale)}
          </time>
        ) : (
          <span className="muted">{say('logs.never')}</span>
        ),
    },
    {
      key: 'verify',
      head: say('logs.head.verify'),
      className: 'is-end',
      cell: ({ municipality, name }) => (
        <a className="text-link" href={`/log/${municipality}/checkpoint`}>
          {say('logs.checkpoint-link')}
          <span className="visually-hidden"> {name}</span>
        </a>
      ),
    },
  ]
  return (
    <DataTable
      caption={say('logs.caption')}
      columns={columns}
      rows={logs}
      rowKey={(log) => log.municipality}
    />
  )
}

function LogStatus({ log }: { log: LogState }) {
  const say = useSay()
  const behind = log.size - log.checkpointSize
  if (log.halted !== null) {
    return (
      <Status icon="pause" tone="look">
        {say('logs.state.halted')}
      </Status>
    )
  }
  if (log.size === 0) {
    return (
      <Status icon="neutral" tone="calm">
        {say('logs.state.empty')}
      </Status>
    )
  }
  return behind > 0 ? (
    <Status icon="clock">{say('logs.state.behind', { count: behind })}</Status>
  ) : (
    <Status icon="certified">{say('logs.state.running')}</Status>
  )
}
