import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { organiserRoles } from '../../../kernel/codes.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { inventoryQuery } from '../../dealers/screens/dealer-queries.ts'
import type { Tap } from '../rules/follow-taps.ts'
import type { Guest } from '../contract.ts'

const SHOWN_MAX = 8
const LETTERS_MIN = 2

/** Who comes in without an invitation: found in the inventory, or put on it first. */
export function WalkIns(props: {
  q: string
  guests: Guest[]
  waiting: Tap[]
  onTap: (dealerId: string) => void
}) {
  const { q: asked, guests, waiting, onTap } = props
  const say = useSay()
  const me = useMe()
  const { data = [] } = useQuery(inventoryQuery)
  const [typed, setTyped] = useState('')
  // Who was searched for in the list and is not in it is searched for here at once.
  const q = (typed || asked).trim().toLocaleLowerCase('nl')
  const known = new Set([...guests, ...waiting].map(({ dealerId }) => dealerId))
  const found =
    q.length < LETTERS_MIN
      ? []
      : data.filter(
          ({ id, name, street, state }) =>
            state !== 'stopped' && !known.has(id) && `${name} ${street}`.toLocaleLowerCase('nl').includes(q),
        )
  return (
    <section className="section">
      <h2>{say('attendance.walk-in.title')}</h2>
      <TextInput
        name="walk-in"
        type="search"
        label={say('attendance.walk-in.search')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {found.length > 0 && (
        <ul className="door-list" aria-label={say('attendance.walk-in.list')}>
          {found.slice(0, SHOWN_MAX).map(({ id, name, street, houseNumber, town }) => (
            <li className="door-row" key={id}>
              <div>
                <div className="door-name">{name}</div>
                <div className="door-about">
                  {street} {houseNumber}, {town}
                </div>
              </div>
              <div className="door-deeds">
                <Button
                  main
                  aria-label={say('attendance.tap.of', { name })}
                  onClick={() => {
                    setTyped('')
                    onTap(id)
                  }}
                >
                  {say('attendance.tap')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {found.length > SHOWN_MAX && (
        <p className="muted">{say('attendance.walk-in.more', { count: found.length - SHOWN_MAX })}</p>
      )}
      {q.length >= LETTERS_MIN && found.length === 0 && (
        <p className="muted">{say('attendance.walk-in.none')}</p>
      )}
      {organiserRoles.some((role) => role === me.role) && (
        <p>
          <a className="text-link" href="/app/handelaren/nieuw">
            {say('attendance.walk-in.new')}
          </a>
        </p>
      )}
    </section>
  )
}
