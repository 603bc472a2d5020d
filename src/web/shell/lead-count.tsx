import { useQuery } from '@tanstack/react-query'
import { leadCountQuery } from '../../capabilities/thefts/screens/lead-queries.ts'

/** How many new leads wait, beside their name in the menu; nothing when there are none. */
export function LeadCount() {
  const { data } = useQuery(leadCountQuery)
  return data ? <b>{data}</b> : null
}
