import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem } from '../../../../web/api.ts'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import { NotFoundPage } from '../../../../web/shell/not-found-page.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { goodsListQuery } from './goods-list-queries.ts'
import { ListedNumbers, ListedPictures, ListHistory } from './list-parts.tsx'
import { itemStatus, useListedDetails, useListedName } from './list-words.ts'
import { StepButtons } from './step-buttons.tsx'
import './goods-list.css'

type Props = {
  id: string
  crumb: { to: string; text: string }
  /** How it stands with the list, above its goods. */
  above: (list: GoodsListView) => ReactNode
  /** What this side reads of one of the goods, and can do with it besides its steps. */
  ofItem: (list: GoodsListView, item: ListedItemView) => ReactNode
  /** Between the goods and the history. */
  below?: (list: GoodsListView) => ReactNode
}

/** One goods list, kept fresh: the same for its owner and for police, but for what each can do. */
export function ListPage({ id, crumb, above, ofItem, below }: Props) {
  const say = useSay()
  const { data: list, error, refetch } = useQuery(goodsListQuery(id))
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (list === undefined) {
    return (
      <Page title={say('goods-list.one')} crumb={crumb}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page
      title={say('goods-list.one-title', { reference: list.reference })}
      lead={<WhenWhere list={list} />}
      crumb={crumb}
    >
      {above(list)}
      <section className="section">
        <h2>{say('goods-list.goods')}</h2>
        {list.items.map((item) => (
          <Item key={item.id} list={list} item={item}>
            {ofItem(list, item)}
          </Item>
        ))}
      </section>
      {below?.(list)}
      <ListHistory list={list} />
    </Page>
  )
}

/** When and where it happened, in words. */
function WhenWhere({ list }: { list: GoodsListView }) {
  const say = useSay()
  const { committedOn, committedUntil, municipalityName: place } = list
  return committedUntil
    ? say('goods-list.between', { from: committedOn, until: committedUntil, place })
    : say('goods-list.on', { day: committedOn, place })
}

function Item({ list, item, children }: { list: GoodsListView; item: ListedItemView; children: ReactNode }) {
  const say = useSay()
  const name = useListedName()(item)
  return (
    <article className="list-item" aria-label={name}>
      <h3>
        {name}
        <Status {...itemStatus[item.state]}>{say(`goods-list.item-state.${item.state}`)}</Status>
      </h3>
      <p className="sub">{useListedDetails()(item)}</p>
      <ListedNumbers item={item} />
      <ListedPictures list={list} item={item} />
      {item.returnGround && <p>{say(`goods-list.ground.${item.returnGround}`)}</p>}
      {children}
      <StepButtons list={list} item={item} />
    </article>
  )
}
