import { useQuery } from '@tanstack/react-query'
import { deskCountQuery } from '../../capabilities/thefts/screens/goods-list/goods-list-queries.ts'

/** How many goods lists wait on the desk, beside their name in the menu; nothing when there are none. */
export function GoodsListCount() {
  const { data } = useQuery(deskCountQuery)
  return data ? <b>{data}</b> : null
}
