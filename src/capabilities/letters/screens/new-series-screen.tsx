import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { useState } from 'react'
import { buttonClass } from '../../../web/components/button.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { ListedDealer } from '../../dealers/contract.ts'
import { findDealers } from '../../dealers/rules/find-dealers.ts'
import { useInventory } from '../../dealers/screens/dealer-queries.ts'
import type { LetterTemplate, SeriesPlanInput } from '../contract.ts'
import { LeftOut } from './left-out.tsx'
import { templatesQuery } from './letter-queries.ts'
import { OrderForm } from './order-form.tsx'
import { SeriesPreview } from './series-preview.tsx'
import { usePlan } from './use-plan.ts'
import './letters.css'

const route = getRouteApi('/brieven/nieuw')

/** A series for a selection of dealers: what is written, how, who gets it and how it looks. */
export function NewSeriesScreen() {
  const say = useSay()
  const inventory = useInventory()
  const templates = useQuery(templatesQuery)
  const dealers = useSelected(inventory.data)
  const error = inventory.error ?? templates.error
  const crumb = { to: '/brieven', text: say('letters.title') }
  return (
    <Page
      title={say('letters.new.title')}
      lead={dealers && say('letters.new.lead', { count: dealers.length })}
      crumb={crumb}
    >
      {error && <ProblemNotice error={error} />}
      {!error && (dealers === undefined || templates.data === undefined) && <Loading />}
      {dealers?.length === 0 && (
        <div className="empty">
          <h2>{say('letters.new.nobody.title')}</h2>
          <p>{say('letters.new.nobody.text')}</p>
          <Link className={buttonClass({ main: true })} to={'/handelaren' as '/'}>
            {say('letters.choose-dealers')}
          </Link>
        </div>
      )}
      {dealers !== undefined && dealers.length > 0 && templates.data !== undefined && (
        <Compose
          dealers={dealers}
          templates={templates.data.filter(({ archivedOn }) => archivedOn === null)}
        />
      )}
    </Page>
  )
}

/** The dealers that the address means: by id, or all that its filter finds. */
function useSelected(all: ListedDealer[] | undefined): ListedDealer[] | undefined {
  const { handelaren, sjabloon: _, ...filter } = route.useSearch()
  if (all === undefined) return undefined
  if (handelaren !== undefined) {
    const ids = new Set(handelaren.split(','))
    return all.filter(({ id }) => ids.has(id))
  }
  return Object.keys(filter).length === 0 ? [] : findDealers(all, filter)
}

function Compose({ dealers, templates }: { dealers: ListedDealer[]; templates: LetterTemplate[] }) {
  const { sjabloon } = route.useSearch()
  const first = templates.find(({ id, kind }) => id === sjabloon || kind === sjabloon)
  const [order, setOrder] = useState<SeriesPlanInput>(() => ({
    templateId: (first ?? templates.find(({ asks }) => asks.length === 0))?.id ?? '',
    dealerIds: dealers.map(({ id }) => id),
    channel: 'email-else-post',
    datedOn: dayInAmsterdam(new Date()),
    includeLately: false,
  }))
  const change = (part: Partial<SeriesPlanInput>) => setOrder((before) => ({ ...before, ...part }))
  const plan = usePlan(order)
  const template = templates.find(({ id }) => id === order.templateId)
  return (
    <div className="letter-compose">
      <div>
        <OrderForm order={order} templates={templates} template={template} plan={plan} onChange={change} />
        {plan.data !== undefined && (
          <LeftOut leftOut={plan.data.leftOut} includeLately={order.includeLately} onChange={change} />
        )}
      </div>
      <SeriesPreview order={order} letters={plan.data?.letters ?? []} />
    </div>
  )
}
