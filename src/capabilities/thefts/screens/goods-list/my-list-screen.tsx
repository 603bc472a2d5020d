import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useRouterState } from '@tanstack/react-router'
import { ApiProblem } from '../../../../web/api.ts'
import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import { NotFoundPage } from '../../../../web/shell/not-found-page.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { goodsListQuery } from './goods-list-queries.ts'
import { AddNumber, AddPicture, AddRegistration, SendAgain } from './list-deeds.tsx'
import { ListedNumbers, ListedPictures, ListHistory } from './list-parts.tsx'
import { StepButtons } from './step-buttons.tsx'
import { itemStatus, listStatus, useListedDetails, useListedName } from './list-words.ts'
import './goods-list.css'

const route = getRouteApi('/aangifte/$id')

/** How it stands with what someone sent, and what can still be added. */
export function MyListScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: list, error, refetch } = useQuery(goodsListQuery(id))
  const sent = useRouterState({ select: ({ location }) => location.state.listSent })
  const crumb = { to: '/aangifte', text: say('goods-list.title') }
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
      {sent && (
        <Notice tone="ok" role="status" title={say('goods-list.was-sent')}>
          <p>{say('goods-list.was-sent.text', { reference: list.reference })}</p>
          {sent.picturesLost > 0 && <p>{say('goods-list.pictures-lost', { count: sent.picturesLost })}</p>}
        </Notice>
      )}
      <State list={list} />
      <section className="section">
        <h2>{say('goods-list.goods')}</h2>
        {list.items.map((item) => (
          <Item key={item.id} list={list} item={item} />
        ))}
      </section>
      <ListHistory list={list} />
    </Page>
  )
}

/** When and where it happened, in words. */
export function WhenWhere({ list }: { list: GoodsListView }) {
  const say = useSay()
  const { committedOn, committedUntil, municipalityName: place } = list
  return committedUntil
    ? say('goods-list.between', { from: committedOn, until: committedUntil, place })
    : say('goods-list.on', { day: committedOn, place })
}

function State({ list }: { list: GoodsListView }) {
  const say = useSay()
  return (
    <>
      <KeyValues>
        <KeyValue name={say('goods-list.state')}>
          <Status {...listStatus[list.state]}>{say(`goods-list.state.${list.state}`)}</Status>
          <div className="small">{say(`goods-list.means.${list.state}`)}</div>
        </KeyValue>
        <KeyValue name={say('goods-list.field.registrationNumber')}>
          {list.registrationNumber ? (
            <span className="mono">{list.registrationNumber}</span>
          ) : (
            <Status icon="alert" tone="look">
              {say('goods-list.no-report')}
            </Status>
          )}
          {list.state !== 'withdrawn' && <AddRegistration list={list} />}
        </KeyValue>
      </KeyValues>
      {list.state === 'refused' && (
        <Notice tone="warning" title={say('goods-list.refused.why')}>
          <p>{list.refusedBecause}</p>
          <SendAgain list={list} />
        </Notice>
      )}
    </>
  )
}

function Item({ list, item }: { list: GoodsListView; item: ListedItemView }) {
  const say = useSay()
  const nameOf = useListedName()
  const detailsOf = useListedDetails()
  const isOpen = ['listed', 'in-system', 'found'].includes(item.state) && list.state !== 'withdrawn'
  return (
    <article className="list-item" aria-label={nameOf(item)}>
      <h3>
        {nameOf(item)}
        <Status {...itemStatus[item.state]}>{say(`goods-list.item-state.${item.state}`)}</Status>
      </h3>
      <p className="sub">{detailsOf(item)}</p>
      <ListedNumbers item={item} />
      <ListedPictures listId={list.id} item={item} />
      {item.state === 'found' && (
        <Notice tone="info" title={say('goods-list.found.title')}>
          <p>{say('goods-list.found.how')}</p>
          <ul className="plain-points">
            {(['waiver', 'notice-passed', 'court'] as const).map((ground) => (
              <li key={ground}>{say(`goods-list.found.${ground}`)}</li>
            ))}
          </ul>
          <p>{say('goods-list.found.insurer')}</p>
        </Notice>
      )}
      {item.state === 'found-at-home' && <p>{say('goods-list.at-home.text')}</p>}
      {item.returnGround && <p>{say(`goods-list.ground.${item.returnGround}`)}</p>}
      {isOpen && (
        <div className="deeds">
          <AddNumber list={list} item={item} />
          <AddPicture list={list} item={item} />
        </div>
      )}
      <StepButtons list={list} item={item} />
    </article>
  )
}
