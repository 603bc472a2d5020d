import { getRouteApi, Link } from '@tanstack/react-router'
import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { formatLong } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { CorrectItem } from './correct-item.tsx'
import { DecideList } from './decide-list.tsx'
import { ListPage } from './list-page.tsx'
import { listStatus } from './list-words.ts'
import { OwnerView } from './owner-view.tsx'

const route = getRouteApi('/goederenlijsten/$id')

/** One goods list for the police: take in, merge, correct or refuse; later found, and back. */
export function DeskListScreen() {
  const say = useSay()
  const { id } = route.useParams()
  return (
    <ListPage
      id={id}
      crumb={{ to: '/goederenlijsten', text: say('goods-list.desk.title') }}
      above={(list) => <Facts list={list} />}
      ofItem={(list, item) => (
        <>
          <Hits list={list} item={item} />
          {list.police?.mayDecide && <CorrectItem list={list} item={item} />}
        </>
      )}
      below={(list) => (
        <>
          {list.steps.length > 0 && <DecideList list={list} />}
          {list.police?.mayDecide === false && (
            <p className="section muted">{say('goods-list.other-team')}</p>
          )}
        </>
      )}
    />
  )
}

function Facts({ list }: { list: GoodsListView }) {
  const say = useSay()
  const { locale } = useLanguage()
  return (
    <>
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
      {list.refusedBecause && (
        <Notice tone="info" title={say('goods-list.state.refused')}>
          <p>{list.refusedBecause}</p>
        </Notice>
      )}
    </>
  )
}

/** The hits on one of the goods, each with the way to it. */
function Hits({ list, item }: { list: GoodsListView; item: ListedItemView }) {
  const say = useSay()
  const hits = list.police?.hits[item.id] ?? []
  if (hits.length === 0) return null
  return (
    <div className="item-hits">
      <Status icon="eye">{say('thefts.hits', { count: hits.length })}</Status>
      {hits.map(({ id, level }) => (
        <Link key={id} className="text-link" to="/treffers/$id" params={{ id }}>
          {say('goods-list.to-hit', { level: say(`hit.level.${level}`).toLowerCase() })}
        </Link>
      ))}
    </div>
  )
}
