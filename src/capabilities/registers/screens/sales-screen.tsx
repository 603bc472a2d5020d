import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { branchText } from '../../../web/branch-choice.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { type Column, DataTable, ListKeys } from '../../../web/components/data-table.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatCents, formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { saleLine } from '../contract.ts'
import { itemWords } from './item-words.ts'
import { shownIdentifier } from './shown-identifier.ts'
import { salesQuery } from './register-queries.ts'

type SaleLine = z.infer<typeof saleLine>
const route = getRouteApi('/verkoop')
const PAGE_SIZE = 50

/** The sales register: what was sold, when and for how much. */
export function SalesScreen() {
  const say = useSay()
  const me = useMe()
  const { vestiging } = route.useSearch()
  const navigate = route.useNavigate()
  const list = useInfiniteQuery(salesQuery(vestiging))
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? []
  const chosen = me.branches.find(({ branchNumber }) => branchNumber === vestiging)
  const only = me.branches.length === 1 ? me.branches[0] : chosen
  const where = only ? branchText(only) : say('registers.register.all-branches')
  const toSell = (
    <Link className={buttonClass({ main: true })} to="/register" search={{ staat: 'for-sale' }}>
      {say('registers.sales.choose')}
    </Link>
  )
  return (
    <Page
      title={say('registers.sales.title')}
      lead={say('registers.sales.lead', { branch: where })}
      deed={toSell}
    >
      {me.branches.length > 1 && (
        <div className="tools">
          <Select
            name="vestiging"
            label={say('registers.counter.branch')}
            value={vestiging ?? ''}
            onChange={(event) => {
              const next = event.target.value
              void navigate({ search: next ? { vestiging: next } : {}, replace: true })
            }}
            options={[
              { value: '', text: say('registers.register.all-branches-option') },
              ...me.branches.map((branch) => ({ value: branch.branchNumber, text: branchText(branch) })),
            ]}
            className="is-choice"
          />
        </div>
      )}
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {lines.length > 0 && <SalesTable lines={lines} />}
      {list.data && lines.length === 0 && (
        <div className="empty">
          <h2>{say('registers.sales.empty')}</h2>
          <p>{say('registers.sales.empty-do')}</p>
        </div>
      )}
      {lines.length > 0 && (
        <div className="more">
          {list.hasNextPage && (
            <Button small onClick={() => void list.fetchNextPage()}>
              {say('shell.list.more', { count: PAGE_SIZE })}
            </Button>
          )}
          <ListKeys />
        </div>
      )}
    </Page>
  )
}

function SalesTable({ lines }: { lines: SaleLine[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<SaleLine>[] = [
    {
      key: 'number',
      head: say('registers.register.number'),
      cell: ({ sequenceNumber }) => `V-${sequenceNumber}`,
    },
    {
      key: 'when',
      head: say('registers.register.when'),
      cell: ({ soldAt }) => <span className="nowrap muted">{formatShort(soldAt, locale)}</span>,
    },
    {
      key: 'what',
      head: say('registers.register.what'),
      className: 'is-title',
      cell: ({ id, item }) => (
        <Link className="go" to="/verkoop/$id" params={{ id }}>
          {itemWords(item, say).title}
        </Link>
      ),
    },
    {
      key: 'mark',
      head: say('registers.register.mark'),
      className: 'is-full',
      cell: ({ item }) =>
        item.identifiers[0] ? (
          <span className="mono">{shownIdentifier(item.identifiers[0])}</span>
        ) : (
          <span className="muted">{say('registers.register.no-number')}</span>
        ),
    },
    {
      key: 'price',
      head: say('registers.sell.price'),
      className: 'number',
      cell: ({ priceCents }) => formatCents(priceCents, locale),
    },
    {
      key: 'purchase',
      head: say('registers.sales.purchase'),
      className: 'is-end',
      cell: ({ purchaseId, purchaseSequenceNumber }) => (
        <Link className="utrecht-link" to="/register/$id" params={{ id: purchaseId }}>
          {say('registers.sales.purchase-number', { number: String(purchaseSequenceNumber) })}
        </Link>
      ),
    },
  ]
  return (
    <DataTable
      caption={say('registers.sales.caption')}
      columns={columns}
      rows={lines}
      rowKey={({ id }) => id}
    />
  )
}
