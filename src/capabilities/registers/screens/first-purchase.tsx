import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { getJson } from '../../../web/api.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { useSay } from '../../../web/language.tsx'

/** At the counter of a register that is still empty: what comes first. Gone with the first purchase. */
export function FirstPurchase() {
  const say = useSay()
  const { data } = useQuery({
    queryKey: ['purchases', 'is-empty'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) =>
      (await getJson<{ items: unknown[] }>('/v1/purchases?limit=1', signal)).items.length === 0,
  })
  if (data !== true) return null
  return (
    <Notice tone="info" title={say('first-purchase.title')}>
      <p>{say('first-purchase.text')}</p>
      <p>
        <Link className={buttonClass()} to="/inkoop/oefenen">
          {say('first-purchase.practise')}
        </Link>
      </p>
    </Notice>
  )
}
