import { Link } from '@tanstack/react-router'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import type { SeriesPlan, SeriesPlanInput } from '../contract.ts'

type Props = {
  leftOut: SeriesPlan['leftOut']
  includeLately: boolean
  onChange: (part: Partial<SeriesPlanInput>) => void
}

/** Who gets no letter and why; who got it lately can be written to all the same. */
export function LeftOut({ leftOut, includeLately, onChange }: Props) {
  const say = useSay()
  const lately = leftOut.filter(({ reason }) => reason === 'got-it-lately').length
  if (leftOut.length === 0 && !includeLately) return null
  return (
    <section className="section">
      {leftOut.length > 0 && (
        <>
          <h2>{say('letters.left-out.title', { count: leftOut.length })}</h2>
          <ul className="letter-left-out">
            {leftOut.map(({ dealerId, name, municipalityName, reason, on, missing }) => (
              <li key={dealerId}>
                <Link className="text-link" to={'/handelaren/$id' as '/'} params={{ id: dealerId } as never}>
                  {name}
                </Link>{' '}
                <span className="muted">{municipalityName}</span>
                <div className="small">
                  {say(`letters.left-out.${reason}`, {
                    on: on ?? '',
                    fields: missing.map((field) => `{${field}}`).join(', '),
                  })}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {(lately > 0 || includeLately) && (
        <Tick
          name="includeLately"
          checked={includeLately}
          onChange={({ target }) => onChange({ includeLately: target.checked })}
        >
          {say('letters.left-out.include')}
        </Tick>
      )}
    </section>
  )
}
