import { Status } from '../../../../web/components/status.tsx'
import { formatShort } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { useEventWords, useListedName } from './list-words.ts'
import { RemovePicture } from './remove-picture.tsx'

/** The numbers of an item, each with its kind. */
export function ListedNumbers({ item }: { item: ListedItemView }) {
  const say = useSay()
  if (item.identifiers.length === 0) {
    return (
      <Status icon="alert" tone="look">
        {say('theft.item.no-number')}
      </Status>
    )
  }
  return item.identifiers.map(({ kind, value, display }) => (
    <div key={`${kind} ${value}`}>
      <span className="muted">{say(`identifier.kind.${kind}`)}</span>{' '}
      <span className="mono">{kind === 'engraving' ? value : display}</span>
    </div>
  ))
}

/** The pictures of an item; its owner can take one back until police took the list in. */
export function ListedPictures({ list, item }: { list: GoodsListView; item: ListedItemView }) {
  const say = useSay()
  const name = useListedName()(item)
  if (item.pictures.length === 0) return null
  const mayRemove = list.police === null && (list.state === 'received' || list.state === 'refused')
  return (
    <ul className="list-pictures">
      {item.pictures.map(({ id, shows, width, height }) => (
        <li key={id}>
          <img
            src={`/v1/goods-lists/${list.id}/pictures/${id}`}
            width={width}
            height={height}
            alt={`${say(`goods-list.picture.${shows}`)}: ${name}`}
          />
          {mayRemove && <RemovePicture list={list} pictureId={id} name={name} />}
        </li>
      ))}
    </ul>
  )
}

/** What happened with a list, newest first, as both sides read it. */
export function ListHistory({ list }: { list: GoodsListView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const wordsOf = useEventWords(list.items)
  return (
    <section className="section">
      <h2>{say('goods-list.history')}</h2>
      <ol className="list-history">
        {list.history.toReversed().map((event) => {
          const [what, ...more] = wordsOf(event)
          return (
            <li key={`${event.at} ${event.step} ${event.itemId}`}>
              <b>{what}</b>
              <span className="sub">
                <time dateTime={event.at}>{formatShort(event.at, locale)}</time>,{' '}
                {event.by ?? say(`goods-list.side.${event.side}`)}
              </span>
              {more.map((text) => (
                <span className="sub" key={text}>
                  {text}
                </span>
              ))}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
