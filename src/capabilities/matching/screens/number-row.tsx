import { engravingTokens } from '../../../identifiers/public.ts'
import { Icon } from '../../../web/components/icon.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { NumberPair } from './compare-items.ts'
import { Like } from './like.tsx'
import type { Run } from './number-difference.ts'

type Paired = Required<{ [K in keyof NumberPair]: NonNullable<NumberPair[K]> }>

function Runs({ runs }: { runs: Run[] }) {
  const ends = runs.map((_, index) =>
    runs.slice(0, index + 1).reduce((sum, { text }) => sum + text.length, 0),
  )
  return (
    <span className="mono hit-number">
      {runs.map(({ text, different }, index) =>
        different ? <mark key={ends[index]}>{text}</mark> : <span key={ends[index]}>{text}</span>,
      )}
    </span>
  )
}

const whole = (text: string): Run[] => [{ text, different: false }]

/** A number of the report beside one of the purchase, with what differs marked sign by sign and said in words. */
export function NumberRow(pair: NumberPair) {
  const say = useSay()
  const { stolen, bought, shown } = pair
  const kind = (stolen ?? bought)?.kind
  if (kind === undefined) return null
  const isEngraving = kind === 'engraving' && shown?.difference.kind === 'places'
  const differs = shown !== null && shown.difference.kind !== 'equal' && !isEngraving
  return (
    <tr role="row" className={differs ? 'is-different' : undefined}>
      <th role="rowheader" scope="row">
        {say(`identifier.kind.${kind}`)}
      </th>
      <td role="cell">
        {stolen ? <Runs runs={shown && !isEngraving ? shown.stolen : whole(stolen.display)} /> : '–'}
      </td>
      <td role="cell">
        {bought ? <Runs runs={shown && !isEngraving ? shown.bought : whole(bought.display)} /> : '–'}
      </td>
      <td role="cell" className="hit-verdict">
        {stolen && bought && shown ? (
          <Verdict stolen={stolen} bought={bought} shown={shown} />
        ) : (
          <Status icon="neutral" tone="calm">
            {say(stolen ? 'hit.like.only-report' : 'hit.like.only-purchase')}
          </Status>
        )}
        <WrongCheckDigit {...pair} />
      </td>
    </tr>
  )
}

function Verdict({ stolen, bought, shown }: Paired) {
  const say = useSay()
  const { difference } = shown
  // An engraving is words and dates in any order: its parts count, not its signs.
  if (stolen.kind === 'engraving' && difference.kind === 'places') {
    const parts = new Set(engravingTokens(bought.value))
    const shared = engravingTokens(stolen.value).filter((part) => parts.has(part)).length
    return <Like likeness={shared > 0 ? 'similar' : 'different'} />
  }
  return (
    <span className={`status${difference.kind === 'equal' ? ' is-calm' : ''}`}>
      <Icon name={difference.kind === 'equal' ? 'equal' : 'different'} />
      {say(`hit.difference.${difference.kind}`, { ...difference })}
    </span>
  )
}

function WrongCheckDigit({ stolen, bought }: NumberPair) {
  const say = useSay()
  const wrong = [stolen?.valid === false && 'report', bought?.valid === false && 'purchase'].filter(Boolean)
  if (wrong.length === 0) return null
  return (
    <span className="sub">
      {say('hit.difference.check', { side: wrong.length === 2 ? 'both' : String(wrong[0]) })}
    </span>
  )
}
