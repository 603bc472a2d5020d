import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { ApiProblem } from '../../../../web/api.ts'
import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { formatLong } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { NotFoundPage } from '../../../../web/shell/not-found-page.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { CorrectItem } from './correct-item.tsx'
import { DecideList } from './decide-list.tsx'
import { goodsListQuery } from './goods-list-queries.ts'
import { ListedNumbers, ListedPictures, ListHistory } from './list-parts.tsx'
import { itemStatus, listStatus, useListedDetails, useListedName } from './list-words.ts'
import { WhenWhere } from './my-list-screen.tsx'
import { OwnerView } from './owner-view.tsx'
import { StepButtons } from './step-buttons.tsx'
import './goods-list.css'

const route = getRouteApi('/goederenlijsten/$id')

/** One goods list for the police: take in, merge, correct or refuse; later found, and back. */
export function DeskListScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: list, error, refetch } = useQuery(goodsListQuery(id))
  const crumb = { to: '/goederenlijsten', text: say('goods-list.desk.title') }
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
      <Facts list={list} />
      {list.refusedBecause && (
        <Notice tone="info" title={say('goods-list.state.refused')}>
          <p>{list.refusedBecause}</p>
        </Notice>
      )}
      <section className="section">
        <h2>{say('goods-list.goods')}</h2>
        {list.items.map((item) => (
          <Item key={item.id} list={list} item={item} />
        ))}
      </section>
      {list.steps.length > 0 && <DecideList list={list} />}
      {list.police?.mayDecide === false && <p className="section muted">{say('goods-list.other-team')}</p>}
      <ListHistory list={list} />
    </Page>
  )
}

function Facts({ list }: { list: GoodsListView }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <KeyValues>
      <KeyValue name={say('goods-list.state')}>
        <Status {...listStatus[list.state]}>{say(`goods-list.state.${list.state}`)}</Status>
        {list.police?.reportId && (
          <div>
            <Link className="text-link" to="/aangiften/$id" params={{ id: list.police.reportId }}>
              {say('goods-list.to-report')}
            </Link>
          </div>
        )}
      </KeyValue>
      <KeyValue name={say('theft.registration')}>
        {list.registrationNumber ? (
          <span className="mono">{list.registrationNumber}</span>
        ) : (
          say('thefts.unregistered')
        )}
      </KeyValue>
      <KeyValue name={say('goods-list.sent')}>{formatLong(list.sentAt, locale)}</KeyValue>
      <KeyValue name={say('goods-list.owner')}>
        <OwnerView listId={list.id} />
      </KeyValue>
    </KeyValues>
  )
}

function Item({ list, item }: { list: GoodsListView; item: ListedItemView }) {
  const say = useSay()
  const name = useListedName()(item)
  const hits = list.police?.hitCounts[item.id] ?? 0
  return (
    <article className="list-item" aria-label={name}>
      <h3>
        {name}
        <Status {...itemStatus[item.state]}>{say(`goods-list.item-state.${item.state}`)}</Status>
      </h3>
      <p className="sub">{useListedDetails()(item)}</p>
      <ListedNumbers item={item} />
      {hits > 0 && (
        <p>
          <Status icon="eye">{say('thefts.hits', { count: hits })}</Status>
        </p>
      )}
      <ListedPictures listId={list.id} item={item} />
      {item.returnGround && <p>{say(`goods-list.ground.${item.returnGround}`)}</p>}
      {list.police?.mayDecide && <CorrectItem list={list} item={item} />}
      <StepButtons list={list} item={item} />
    </article>
  )
}
