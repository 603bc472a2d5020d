import { useState } from 'react'
import { TextInput } from '../../../web/components/inputs.tsx'
import { formatShortDay, formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { RegisterAtHand, ShelfItem } from '../contract.ts'
import { findGoods } from '../rules/find-goods.ts'

const SHOWN_MAX = 12
/** Before someone searches: enough to see what it holds. */
const SHOWN_AT_REST = 3

/** What a thing is, in a few words. */
export function useGoodsWords(): (item: ShelfItem) => string {
  const say = useSay()
  return ({ category, brand, model, colour, material }) =>
    [say(`category.${category}`), brand, model, colour, material].filter(Boolean).join(', ')
}

/** The register at hand on this device: goods and numbers, nothing of whom they came from. */
export function RegisterSection({ register }: { register: RegisterAtHand | null }) {
  const say = useSay()
  const { locale } = useLanguage()
  const words = useGoodsWords()
  const [q, setQ] = useState('')
  const found = register === null ? [] : findGoods(register.items, q)
  return (
    <section className="section" id="register">
      <h2>{say('visits.section.register')}</h2>
      {register === null && <p>{say('visits.register.none-here')}</p>}
      {register !== null && register.branchNumber === null && <p>{say('visits.register.not-connected')}</p>}
      {register !== null && register.branchNumber !== null && (
        <>
          <p className="small muted">
            {say('visits.register.about', {
              count: register.items.length,
              since: formatShortDay(register.since, locale),
              time: formatTime(register.takenAt, locale),
              last: register.lastSequenceNumber,
            })}
            {register.count > register.items.length &&
              ` ${say('visits.register.more', { count: register.count })}`}
          </p>
          <TextInput
            name="goods"
            type="search"
            label={say('visits.register.search')}
            value={q}
            onChange={({ target }) => setQ(target.value)}
          />
          <p className="small" role="status">
            {say('visits.register.found', { count: found.length })}
          </p>
          <ul className="visit-list" aria-label={say('visits.section.register')} hidden={found.length === 0}>
            {found.slice(0, q.trim() === '' ? SHOWN_AT_REST : SHOWN_MAX).map((item) => (
              <li className="visit-good" key={item.itemId}>
                <b>{say('visits.register.number', { number: item.sequenceNumber })}</b>
                <span>
                  {words(item)}
                  {item.identifiers.map(({ display }) => (
                    <span className="mono sub" key={display}>
                      {display}
                    </span>
                  ))}
                </span>
                <span className="small">
                  {say(`visits.state.${item.state}`, { until: formatShortDay(item.keepUntil, locale) })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
