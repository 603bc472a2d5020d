import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { addDays, addMonths } from '../../../kernel/dates.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { ListKeys } from '../../../web/components/data-table.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { CountTabs } from '../../../web/components/tabs.tsx'
import { branchText } from '../../../web/branch-choice.ts'
import type { RegisterSearch } from '../../../web/dealer-routes.ts'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { itemStates, type RegisterLine } from '../contract.ts'
import { NilList } from './nil-list.tsx'
import { type ListQuery, purchasesQuery } from './register-queries.ts'
import { RegisterTable } from './register-table.tsx'
import { RegisterTools } from './register-tools.tsx'
import { useExport } from './use-export.ts'

const route = getRouteApi('/register')
const PAGE_SIZE = 50

/** The purchase register: one line per item, filters in the address, fifty lines and then more. */
export function RegisterScreen() {
  const say = useSay()
  const me = useMe()
  const search = route.useSearch()
  const query = listQuery(search)
  const list = useInfiniteQuery(purchasesQuery(query))
  const exporting = useExport(query)
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? []
  const counts = list.data?.pages[0]?.counts
  const shown = counts?.[search.staat ?? 'all'] ?? 0
  const branch = me.branches.find(({ branchNumber }) => branchNumber === search.vestiging)
  const only = me.branches.length === 1 ? me.branches[0] : branch
  const where = only ? branchText(only) : say('registers.register.all-branches')

  return (
    <Page
      title={say('registers.register.title')}
      lead={say('registers.register.lead', { branch: where })}
      deed={
        <Link className={buttonClass({ main: true })} to="/inkoop">
          {say('registers.register.record')}
        </Link>
      }
    >
      <RegisterTools>
        {shown > 0 && (
          <button type="button" className="text-link is-last" onClick={() => void exporting.run()}>
            <Icon name="download" />
            {exporting.done === null
              ? say('registers.register.export', { count: shown })
              : say('registers.register.exporting', { done: exporting.done, total: shown })}
          </button>
        )}
      </RegisterTools>
      {exporting.failure !== null && <ProblemNotice error={exporting.failure} />}
      <CountTabs
        label={say('registers.register.states')}
        current={search.staat ?? 'all'}
        tabs={(['all', ...itemStates] as const).map((value) => ({
          value,
          text: value === 'all' ? say('registers.register.all') : say(`item-state.${value}`),
          count: counts?.[value],
        }))}
        render={(value, attributes, content) => (
          <Link key={value} to="/register" search={withState(search, value)} {...attributes}>
            {content}
          </Link>
        )}
      />
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {lines.length > 0 && <RegisterTable lines={lines} />}
      {list.data && lines.length === 0 && <Empty search={search} />}
      {lines.length > 0 && (
        <div className="more">
          <InLog lines={lines} />
          {list.hasNextPage && (
            <Button small onClick={() => void list.fetchNextPage()}>
              {say('shell.list.more', { count: Math.min(PAGE_SIZE, shown - lines.length) })}
            </Button>
          )}
          <ListKeys />
        </div>
      )}
      <NilList branchNumber={search.vestiging} />
    </Page>
  )
}

function listQuery({ q, staat, vestiging, maand }: RegisterSearch): ListQuery {
  const first = maand === undefined ? undefined : `${maand}-01`
  return {
    q,
    state: staat,
    branchNumber: vestiging,
    from: first,
    until: first === undefined ? undefined : addDays(addMonths(first, 1), -1),
  }
}

function withState(search: RegisterSearch, value: (typeof itemStates)[number] | 'all'): RegisterSearch {
  const { staat: _, ...rest } = search
  return value === 'all' ? rest : { ...rest, staat: value }
}

function InLog({ lines }: { lines: RegisterLine[] }) {
  const say = useSay()
  const pending = lines.filter(({ certification }) => certification === 'pending').length
  return pending === 0 ? (
    <Status icon="certified" tone="calm">
      {say('registers.register.all-certified', { count: lines.length })}
    </Status>
  ) : (
    <Status icon="clock" tone="calm">
      {say('registers.register.some-pending', { count: pending })}
    </Status>
  )
}

/** Nothing to show: says why and what to do first. */
function Empty({ search }: { search: RegisterSearch }) {
  const say = useSay()
  const { q, zoek: _, ...filters } = search
  const isFiltered = q !== undefined || Object.keys(filters).length > 0
  const title = !isFiltered
    ? say('registers.register.empty-first')
    : q === undefined
      ? say('registers.register.empty-filter')
      : say('registers.register.empty-search', { q })
  return (
    <div className="empty" role="status">
      <h2>{title}</h2>
      <p>{say(isFiltered ? 'registers.register.empty-do' : 'registers.register.empty-first-do')}</p>
      <Link className={buttonClass()} to={isFiltered ? '/register' : '/inkoop'}>
        {say(isFiltered ? 'registers.register.clear' : 'registers.register.record')}
      </Link>
    </div>
  )
}
