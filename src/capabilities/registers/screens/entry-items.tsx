import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../../web/components/button.tsx'
import { formatCents } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ItemView, PurchaseView } from '../contract.ts'
import { KeptCheck } from './kept-check.tsx'
import { ItemStatus } from './item-state.tsx'
import { itemWords } from './item-words.ts'
import { shownIdentifier } from './shown-identifier.ts'

/** The goods of an entry, each with its numbers, its price, its state and what can be done with it. */
export function EntryItems({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const many = entry.items.length > 1
  return (
    <table className="utrecht-table rows">
      <caption className="visually-hidden">{say('registers.entry.what')}</caption>
      <thead className="utrecht-table__header">
        <tr>
          <th scope="col">{say('registers.register.number')}</th>
          <th scope="col">{say('registers.entry.item')}</th>
          <th scope="col">{say('registers.register.mark')}</th>
          <th scope="col" className="number">
            {say('registers.register.price')}
          </th>
          <th scope="col">{say('registers.register.state')}</th>
        </tr>
      </thead>
      <tbody>
        {entry.items.map((item, index) => {
          const { title, rest } = itemWords(item, say)
          return (
            <tr key={item.id}>
              <td>{many ? `${entry.sequenceNumber}.${index + 1}` : entry.sequenceNumber}</td>
              <td className="is-title">
                <b>{title}</b>
                {rest && <span className="sub">{rest}</span>}
              </td>
              <td className="is-full">
                <Numbers item={item} />
              </td>
              <td className="number">{formatCents(item.priceCents, locale)}</td>
              <td>
                <ItemStatus state={item.state} />
                <ItemDeed entry={entry} item={item} title={title} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Numbers({ item }: { item: ItemView }) {
  const say = useSay()
  return (
    <>
      {item.identifiers.map((identifier) => (
        <span className="line" key={`${identifier.kind}:${identifier.value}`}>
          <span className="mono">{shownIdentifier(identifier)}</span>
          <span className="sub">
            {say(`identifier.kind.${identifier.kind}`)}
            {identifier.valid !== null &&
              `, ${say(identifier.valid ? 'identifier.state.valid' : 'identifier.state.invalid').toLowerCase()}`}
          </span>
          <KeptCheck check={identifier.check} className="sub" />
        </span>
      ))}
      {item.identifierAbsentReason && (
        <span className="sub">
          {say('registers.register.no-number')}: {say(`absent.${item.identifierAbsentReason}`).toLowerCase()}
        </span>
      )}
    </>
  )
}

function ItemDeed({ entry, item, title }: { entry: PurchaseView; item: ItemView; title: string }) {
  const say = useSay()
  if (item.saleId !== null) {
    return (
      <Link className="text-link item-deed" to="/verkoop/$id" params={{ id: item.saleId }}>
        {say('registers.entry.sold-link')}
      </Link>
    )
  }
  if (item.state !== 'for-sale' && item.state !== 'holding') return null
  return (
    <Link
      className={
        item.state === 'for-sale' ? `${buttonClass({ small: true })} item-deed` : 'text-link item-deed'
      }
      to="/register/$id/verkopen/$itemId"
      params={{ id: entry.id, itemId: item.id }}
      aria-label={say('registers.entry.sell-item', { item: title })}
    >
      {say('registers.entry.sell')}
    </Link>
  )
}
