import { getRouteApi, useRouterState } from '@tanstack/react-router'
import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { AddNumber, AddPicture, AddRegistration, SendAgain } from './list-deeds.tsx'
import { ListPage } from './list-page.tsx'
import { listStatus } from './list-words.ts'

const route = getRouteApi('/aangifte/$id')

/** How it stands with what someone sent, and what can still be added. */
export function MyListScreen() {
  const say = useSay()
  const { id } = route.useParams()
  return (
    <ListPage
      id={id}
      crumb={{ to: '/aangifte', text: say('goods-list.title') }}
      above={(list) => (
        <>
          <JustSent list={list} />
          <State list={list} />
        </>
      )}
      ofItem={(list, item) => <OwnItem list={list} item={item} />}
    />
  )
}

function JustSent({ list }: { list: GoodsListView }) {
  const say = useSay()
  const sent = useRouterState({ select: ({ location }) => location.state.listSent })
  if (!sent) return null
  return (
    <Notice tone="ok" role="status" title={say('goods-list.was-sent')}>
      <p>{say('goods-list.was-sent.text', { reference: list.reference })}</p>
      {sent.picturesLost > 0 && <p>{say('goods-list.pictures-lost', { count: sent.picturesLost })}</p>}
    </Notice>
  )
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

function OwnItem({ list, item }: { list: GoodsListView; item: ListedItemView }) {
  const say = useSay()
  const isOpen = ['listed', 'in-system', 'found'].includes(item.state) && list.state !== 'withdrawn'
  return (
    <>
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
      {item.state === 'ended' && <p>{say('goods-list.ended.text', { reference: list.reference })}</p>}
      {isOpen && (
        <div className="deeds">
          <AddNumber list={list} item={item} />
          <AddPicture list={list} item={item} />
        </div>
      )}
    </>
  )
}
