import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from '../../../web/api.ts'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatCents, formatShort, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { GoldPriceView, goldPriceList } from '../contract.ts'
import { GoldPriceForm } from './gold-price-form.tsx'

/** What gold costs, per day with its source: an administrator enters it, and nothing of it is changed later. */
export function GoldPricesScreen() {
  const say = useSay()
  const { data, error, refetch } = useQuery({
    queryKey: ['gold-prices'],
    queryFn: ({ signal }) => getJson<z.infer<typeof goldPriceList>>('/v1/gold-prices', signal),
  })
  return (
    <Page title={say('gold.title')} lead={say('gold.lead')}>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.currentId === null && (
        <Notice tone="warning" title={say('gold.stale.title')}>
          <p>{say('gold.stale.text')}</p>
        </Notice>
      )}
      {data && (
        <>
          <GoldPriceForm />
          {data.items.length > 0 && (
            <section className="section">
              <h2>{say('gold.caption')}</h2>
              <p className="small">{say('gold.append-only')}</p>
              <PricesTable prices={data.items} currentId={data.currentId} />
            </section>
          )}
        </>
      )}
    </Page>
  )
}

function PricesTable({ prices, currentId }: { prices: GoldPriceView[]; currentId: string | null }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<GoldPriceView>[] = [
    {
      key: 'day',
      head: say('gold.head.day'),
      className: 'is-title',
      cell: ({ pricedOn }) => <b>{formatShortDay(pricedOn, locale)}</b>,
    },
    {
      key: 'price',
      head: say('gold.head.price'),
      className: 'number',
      cell: ({ centsPerGram }) => formatCents(centsPerGram, locale),
    },
    { key: 'source', head: say('gold.head.source'), cell: ({ source }) => source },
    {
      key: 'entered',
      head: say('gold.head.entered'),
      cell: ({ enteredAt }) => <time dateTime={enteredAt}>{formatShort(enteredAt, locale)}</time>,
    },
    {
      key: 'state',
      head: say('gold.head.state'),
      className: 'is-end',
      cell: ({ id }) =>
        id === currentId ? (
          <Status icon="certified">{say('gold.state.current')}</Status>
        ) : (
          <span className="muted">{say('gold.state.former')}</span>
        ),
    },
  ]
  return <DataTable caption={say('gold.caption')} columns={columns} rows={prices} rowKey={({ id }) => id} />
}
