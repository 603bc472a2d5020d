import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ApiProblem } from '../../../web/api.ts'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { ItemView, PurchaseView } from '../contract.ts'
import { decideSale } from '../rules/decide-sale.ts'
import { itemWords } from './item-words.ts'
import { purchaseQuery } from './register-queries.ts'
import { SaleForm } from './sale-form.tsx'

const route = getRouteApi('/register/$id/verkopen/$itemId')

/** The sale of one item into the sales register; inside the holding period it says from when it may be sold. */
export function SellScreen() {
  const say = useSay()
  const { id, itemId } = route.useParams()
  const { data: entry, error, refetch } = useQuery(purchaseQuery(id))
  const item = entry?.items.find((one) => one.id === itemId)
  if ((error instanceof ApiProblem && [400, 404].includes(error.status)) || (entry && !item))
    return <NotFoundPage />
  if (entry === undefined || item === undefined) {
    return (
      <Page title={say('registers.sell.title')}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  const number = String(entry.sequenceNumber)
  const { title, rest } = itemWords(item, say)
  return (
    <Page
      title={say('registers.sell.title')}
      lead={say('registers.sell.lead', { item: [title, rest].filter(Boolean).join(', '), number })}
      crumb={{ to: '/register/$id', params: { id }, text: say('registers.entry.title', { number }) }}
    >
      <Sale entry={entry} item={item} />
    </Page>
  )
}

function Sale({ entry, item }: { entry: PurchaseView; item: ItemView }) {
  const refusal = saleRefusal(entry, item, useNow())
  return refusal === null ? <SaleForm entry={entry} item={item} /> : <Refused {...refusal} />
}

type Refused = Extract<ReturnType<typeof decideSale>, { ok: false }>

/** The same rule as the server's, for what this screen knows now: said before someone fills in a form for nothing. */
function saleRefusal(entry: PurchaseView, item: ItemView, now: Date): Refused | null {
  const decided = decideSale(
    {
      acquiredAt: new Date(entry.acquiredAt),
      keepUntil: entry.keepUntil,
      conditions: entry.conditions,
      pledgeUntil: entry.pledgeUntil,
      sold: item.saleId !== null,
      superseded: item.state === 'superseded',
    },
    now,
  )
  return decided.ok ? null : decided
}

function Refused({ reason, until, saleAllowedFrom }: Refused) {
  const say = useSay()
  switch (reason) {
    case 'in-holding-period':
      return (
        <Notice
          tone="warning"
          title={say('registers.sell.not-yet-title', { day: saleAllowedFrom })}
          role="alert"
        >
          <p>{say('registers.sell.not-yet', { until })}</p>
        </Notice>
      )
    case 'pledged':
      return (
        <Notice tone="warning" title={say('registers.sell.pledged-title')} role="alert">
          <p>{say('registers.sell.pledged')}</p>
        </Notice>
      )
    case 'superseded':
      return (
        <Notice tone="warning" title={say('registers.sell.superseded-title')} role="alert">
          <p>{say('registers.sell.superseded')}</p>
        </Notice>
      )
    case 'before-acquisition':
      return <Notice tone="warning" title={say('registers.sell.before')} role="alert" />
    default:
      return <Notice tone="warning" title={say('registers.sell.sold-title')} role="alert" />
  }
}
