import { useSay } from '../../../web/language.tsx'
import type { LookAlike } from '../rules/shelf-answer.ts'

/** Numbers of the register that look like the one that was not found: read again before it counts as missing. */
export function NearGoods({ near, onTake }: { near: LookAlike[]; onTake: (value: string) => void }) {
  const say = useSay()
  return (
    <div className="visit-near" role="status">
      <p>{say('visits.near.title')}</p>
      <ul>
        {near.map(({ good, value, why }) => (
          <li key={good.itemId}>
            <button type="button" className="text-link mono" onClick={() => onTake(value)}>
              {value}
            </button>{' '}
            {say(`visits.near.${why}`, { number: good.sequenceNumber })}
          </li>
        ))}
      </ul>
    </div>
  )
}
