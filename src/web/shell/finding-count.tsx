import { useQuery } from '@tanstack/react-query'
import { toAnswerQuery } from '../../capabilities/findings/screens/finding-queries.ts'
import { useSay } from '../language.tsx'

/** How many findings the dealer may still answer, beside their name in the menu; nothing when there are none. */
export function FindingCount() {
  const say = useSay()
  const { data } = useQuery(toAnswerQuery)
  if (!data) return null
  return (
    <b>
      {data}
      <span className="visually-hidden"> {say('finding.own.count', { count: data })}</span>
    </b>
  )
}
