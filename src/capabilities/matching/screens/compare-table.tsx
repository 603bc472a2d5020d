import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Status } from '../../../web/components/status.tsx'
import { formatCents, formatShortDay, formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { HitView } from '../contract.ts'
import { compareWords, pairNumbers } from './compare-items.ts'
import { daysAfterTheft, likenessOf, materialAgrees } from './compare-rows.ts'
import { branchWithPlace } from './hit-words.ts'
import { Like } from './like.tsx'
import { NumberRow } from './number-row.tsx'

function Row(props: {
  name: string
  stolen: ReactNode
  bought: ReactNode
  verdict: ReactNode
  different?: boolean
}) {
  const say = useSay()
  const none = <span className="muted">{say('hit.not-described')}</span>
  return (
    <tr role="row" className={props.different ? 'is-different' : undefined}>
      <th role="rowheader" scope="row">
        {props.name}
      </th>
      <td role="cell">{props.stolen || none}</td>
      <td role="cell">{props.bought || none}</td>
      <td role="cell" className="hit-verdict">
        {props.verdict}
      </td>
    </tr>
  )
}

/** The stolen item and the purchase side by side, same and different marked, numbers sign by sign. */
export function CompareTable({ hit }: { hit: HitView }) {
  const say = useSay()
  const { stolen, purchase } = hit
  return (
    <table className="compare" role="table">
      <caption className="visually-hidden">{say('hit.compare')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col" className="compare-feature">
            <span>{say('hit.feature')}</span>
          </th>
          <th role="columnheader" scope="col">
            {say('hit.report')}
            <span>
              <Link className="text-link" to="/aangiften/$id" params={{ id: stolen.reportId }}>
                <span className={stolen.registrationNumber ? 'mono' : undefined}>
                  {stolen.registrationNumber ?? say('hit.report.unregistered')}
                </span>
              </Link>
            </span>
            {stolen.goodsLists.map(({ id, reference }) => (
              <span key={id}>
                <Link className="text-link" to="/goederenlijsten/$id" params={{ id }}>
                  {say('goods-list.one-title', { reference })}
                </Link>
              </span>
            ))}
          </th>
          <th role="columnheader" scope="col">
            {say('hit.purchase', { number: purchase.sequenceNumber })}
            <span>{branchWithPlace(purchase)}</span>
          </th>
          <th role="columnheader" scope="col" className="compare-verdict">
            <span>{say('hit.comparison')}</span>
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {pairNumbers(stolen.identifiers, purchase.identifiers).map((pair) => (
          <NumberRow key={`${pair.stolen?.value ?? ''} ${pair.bought?.value ?? ''}`} {...pair} />
        ))}
        <FeatureRows hit={hit} />
        <CircumstanceRows hit={hit} />
      </tbody>
    </table>
  )
}

function FeatureRows({ hit }: { hit: HitView }) {
  const say = useSay()
  const { stolen, purchase } = hit
  const agrees = materialAgrees(hit)
  const sameKind = stolen.category === purchase.category
  const material = [
    purchase.material,
    purchase.fineness !== null && say('hit.material.fineness', { fineness: String(purchase.fineness) }),
    purchase.weightGrams !== null && say('hit.material.weight', { grams: purchase.weightGrams }),
  ].filter(Boolean)
  return (
    <>
      <Row
        name={say('hit.row.category')}
        stolen={say(`category.${stolen.category}`)}
        bought={say(`category.${purchase.category}`)}
        verdict={<Like likeness={sameKind ? 'same' : 'different'} />}
        different={!sameKind}
      />
      {(['brand', 'model', 'colour'] as const).map((feature) => {
        if (!stolen[feature] && !purchase[feature]) return null
        const likeness = likenessOf(hit, feature)
        return (
          <Row
            key={feature}
            name={say(`hit.row.${feature}`)}
            stolen={stolen[feature]}
            bought={purchase[feature]}
            verdict={<Like likeness={likeness} />}
            different={likeness === 'different'}
          />
        )
      })}
      {material.length > 0 && (
        <Row
          name={say('hit.row.material')}
          stolen={agrees && <span className="muted">{say('hit.see-description')}</span>}
          bought={material.join(', ')}
          verdict={<Like likeness={agrees ? 'similar' : 'unknown'} />}
        />
      )}
      {(stolen.description || purchase.description) && (
        <Row
          name={say('hit.row.description')}
          stolen={stolen.description}
          bought={purchase.description}
          verdict={<DescriptionVerdict stolen={stolen.description} bought={purchase.description} />}
        />
      )}
    </>
  )
}

/** Two descriptions are seldom equal, so other words alone are not marked as a difference. */
function DescriptionVerdict({ stolen, bought }: { stolen: string | null; bought: string | null }) {
  const likeness = compareWords(stolen, bought)
  return likeness === 'different' ? null : <Like likeness={likeness} />
}

function CircumstanceRows({ hit }: { hit: HitView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { stolen, purchase } = hit
  const days = daysAfterTheft(hit)
  const [count, order] = [Math.abs(days), days < 0 ? 'before' : 'later'] as const
  const bought = new Date(purchase.acquiredAt)
  const moment = `${formatShortDay(dayInAmsterdam(bought), locale)}, ${formatTime(bought, locale)}`
  return (
    <>
      <Row
        name={say('hit.row.date')}
        stolen={say('hit.stolen-on', { day: formatShortDay(stolen.committedOn, locale) })}
        bought={say('hit.bought-at', { moment })}
        verdict={
          <Status icon={days < 0 ? 'alert' : 'clock'} tone={days < 0 ? 'plain' : 'calm'}>
            {days === 0 ? say('hit.days.same') : say(`hit.days.${order}`, { count })}
          </Status>
        }
        different={days < 0}
      />
      <Row
        name={say('hit.row.place')}
        stolen={stolen.place}
        bought={purchase.municipalityName}
        verdict={<PlaceVerdict stolen={stolen.place} bought={purchase.municipalityName} />}
      />
      <Row
        name={say('hit.row.price')}
        stolen="–"
        bought={formatCents(purchase.priceCents, locale)}
        verdict={
          <Status icon="neutral" tone="calm">
            {say('hit.like.not-counted')}
          </Status>
        }
      />
    </>
  )
}

/** Another town says nothing: thieves and owners both travel. */
function PlaceVerdict({ stolen, bought }: { stolen: string; bought: string }) {
  const likeness = compareWords(stolen, bought)
  return likeness === 'same' || likeness === 'similar' ? <Like likeness={likeness} /> : null
}
