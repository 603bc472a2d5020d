import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import type { ListedDealer } from '../../dealers/contract.ts'

const SHOWN_MAX = 6
const LETTERS_MIN = 2

type Props = {
  dealers: readonly ListedDealer[]
  /** The id, or empty. */
  chosen: string
  error: string | undefined
  onChoose: (dealerId: string) => void
}

/** One dealer of the inventory, found by name, street or place. */
export function ChooseDealer({ dealers, chosen, error, onChoose }: Props) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const dealer = dealers.find(({ id }) => id === chosen)
  if (dealer) {
    return (
      <div className="utrecht-form-field">
        <div className="visit-row is-chosen">
          <div>
            <div className="visit-name">{dealer.name}</div>
            <div className="visit-about">
              {dealer.street} {dealer.houseNumber}, {dealer.town}
            </div>
          </div>
          <Button small onClick={() => onChoose('')}>
            {say('visits.dealer.other')}
          </Button>
        </div>
      </div>
    )
  }
  const q = typed.trim().toLocaleLowerCase('nl')
  const found =
    q.length < LETTERS_MIN
      ? []
      : dealers.filter(
          ({ state, name, street, town }) =>
            state !== 'stopped' && `${name} ${street} ${town}`.toLocaleLowerCase('nl').includes(q),
        )
  return (
    <>
      <TextInput
        name="dealerId"
        type="search"
        label={say('visits.field.dealerId')}
        help={say('visits.field.dealerId.help')}
        error={error}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {found.length > 0 && (
        <ul className="visit-list" aria-label={say('visits.dealer.found')}>
          {found.slice(0, SHOWN_MAX).map(({ id, name, street, houseNumber, town }) => (
            <li className="visit-row" key={id}>
              <div>
                <div className="visit-name">{name}</div>
                <div className="visit-about">
                  {street} {houseNumber}, {town}
                </div>
              </div>
              <Button aria-label={say('visits.dealer.choose.of', { name })} onClick={() => onChoose(id)}>
                {say('visits.dealer.choose')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {q.length >= LETTERS_MIN && found.length === 0 && (
        <p className="muted" role="status">
          {say('visits.dealer.none')}
        </p>
      )}
      {found.length > SHOWN_MAX && (
        <p className="muted">{say('visits.dealer.more', { count: found.length - SHOWN_MAX })}</p>
      )}
    </>
  )
}
