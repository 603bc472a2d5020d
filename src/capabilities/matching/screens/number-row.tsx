import { Icon } from '../../../web/components/icon.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import type { NumberPair } from './compare-items.ts'
import type { Run } from './number-difference.ts'

function Runs({ runs }: { runs: Run[] }) {
  return (
    <span className="mono hit-number">
      {runs.map(({ text, different }, index) =>
        different ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>,
      )}
    </span>
  )
}

/** A number of the report beside one of the purchase, with what differs marked sign by sign and said in words. */
export function NumberRow({ stolen, bought, shown }: NumberPair) {
  const say = useSay()
  const kind = (stolen ?? bought)?.kind
  if (kind === undefined) return null
  const differs = shown !== null && shown.difference.kind !== 'equal'
  const wrong = [stolen?.valid === false && 'report', bought?.valid === false && 'purchase'].filter(Boolean)
  return (
    <tr role="row" className={differs ? 'is-different' : undefined}>
      <th role="rowheader" scope="row">{say(`identifier.kind.${kind}`)}</th>
      <td role="cell">{stolen ? <Runs runs={shown?.stolen ?? [{ text: stolen.display, different: false }]} /> : '–'}</td>
      <td role="cell">{bought ? <Runs runs={shown?.bought ?? [{ text: bought.display, different: false }]} /> : '–'}</td>
      <td role="cell" className="hit-verdict">
        {shown === null && (
          <Status icon="neutral" tone="calm">
            {say(stolen ? 'hit.like.only-report' : 'hit.like.only-purchase')}
          </Status>
        )}
        {shown !== null && (
          <span className={`status${differs ? '' : ' is-calm'}`}>
            <Icon name={differs ? 'different' : 'equal'} />
            {say(`hit.difference.${shown.difference.kind}`, { ...shown.difference })}
          </span>
        )}
        {wrong.length > 0 && (
          <span className="sub">
            {say('hit.difference.check', { side: wrong.length === 2 ? 'both' : String(wrong[0]) })}
          </span>
        )}
      </td>
    </tr>
  )
}
