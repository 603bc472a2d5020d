import { Link } from '@tanstack/react-router'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMayOpen } from '../../../web/use-may-open.ts'
import type { DealerPage } from '../one-dealer/contract.ts'
import { lastSignOfLife } from '../rules/find-dealers.ts'

/** Who the dealer is and how to get in touch. */
export function DealerAbout({ dealer }: { dealer: DealerPage }) {
  const say = useSay()
  const { locale } = useLanguage()
  const mayOpen = useMayOpen()
  const { id, street, houseNumber, postcode, town, email, phone, size, kvkNumber, branchNumber } = dealer
  const unknown = <span className="muted">{say('dealer.unknown')}</span>
  const last = lastSignOfLife(dealer.facts)
  return (
    <section>
      <h2>{say('dealer.about')}</h2>
      <KeyValues>
        <KeyValue name={say('dealer.address')}>
          {street} {houseNumber}
          <br />
          {postcode} {town}
        </KeyValue>
        <KeyValue name={say('dealer.municipality')}>{dealer.municipalityName}</KeyValue>
        <KeyValue name={say('dealer.phone')}>
          {phone ? (
            <a className="text-link" href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>
              {phone}
            </a>
          ) : (
            unknown
          )}
        </KeyValue>
        <KeyValue name={say('dealer.email')}>
          {email ? (
            <a className="text-link" href={`mailto:${email}`}>
              {email}
            </a>
          ) : (
            unknown
          )}
        </KeyValue>
        <KeyValue name={say('dealer.kind')}>{say(`branch-kind.${dealer.kind}`)}</KeyValue>
        <KeyValue name={say('dealer.size')}>{size ? say(`dealer-form.size.${size}`) : unknown}</KeyValue>
        <KeyValue name={say('dealer.kvk')}>
          {kvkNumber ? <span className="mono">{kvkNumber}</span> : unknown}
        </KeyValue>
        <KeyValue name={say('dealer.branch')}>
          {branchNumber ? <span className="mono">{branchNumber}</span> : unknown}
        </KeyValue>
        <KeyValue name={say('dealer.last-sign')}>
          {last === null ? (
            <span className="muted">{say('dealers.never')}</span>
          ) : (
            formatShortDay(last, locale)
          )}
        </KeyValue>
        <KeyValue name={say('dealer.origin')}>{say(`dealer-origin.${dealer.origin}`)}</KeyValue>
      </KeyValues>
      {mayOpen('/handelaren/$id/wijzigen') && (
        <Link className="text-link" to={'/handelaren/$id/wijzigen' as '/handelaren/$id'} params={{ id }}>
          {say('dealer.change')}
        </Link>
      )}
    </section>
  )
}
