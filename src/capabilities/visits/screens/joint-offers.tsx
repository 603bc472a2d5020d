import { useQuery } from '@tanstack/react-query'
import { getJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShort, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { jointOffers } from '../contract.ts'
import type { z } from 'zod'

type Offer = z.infer<typeof jointOffers>['items'][number]

/** Joint visits of municipalities that police can join, each with a visit of their own. */
export function JointOffers(props: { chosen: string | null; onChoose: (offer: Offer) => void }) {
  const { chosen, onChoose } = props
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['joint-offers'],
    queryFn: ({ signal }) => getJson<z.infer<typeof jointOffers>>('/v1/joint-visits', signal),
  })
  if (error) return <ProblemNotice error={error} onAgain={() => void refetch()} />
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className="section">
      <h2>{say('visits.joint.title')}</h2>
      <ul className="visit-list">
        {data.items.map((offer) => (
          <li className="visit-row" key={offer.jointMark}>
            <div>
              <div className="visit-name">{offer.dealerName}</div>
              <div className="visit-about">
                {offer.organisationName},{' '}
                {offer.begunAt !== null
                  ? say('visits.begun-at', { moment: formatShort(offer.begunAt, locale) })
                  : offer.plannedOn !== null &&
                    say('visits.planned-on', { on: formatShortDay(offer.plannedOn, locale) })}
              </div>
            </div>
            <Button
              aria-pressed={chosen === offer.jointMark}
              aria-label={say('visits.joint.join.of', { name: offer.dealerName })}
              onClick={() => onChoose(offer)}
            >
              {chosen === offer.jointMark && <Icon name="check" />}
              {say('visits.joint.join')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
