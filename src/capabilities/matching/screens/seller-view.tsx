import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonView } from '../../registers/public.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { SellerViewRequest } from '../contract.ts'
import { SellerForm } from './seller-form.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'

type Seen = { person: PersonView; purpose: SellerViewRequest; at: Date }

/** Opens the seller of a hit once a purpose is recorded. What was seen lives on this screen only, in no cache. */
export function useSellerView(hitId: string) {
  const say = useSay()
  const [asking, setAsking] = useState(false)
  const [seen, setSeen] = useState<Seen | null>(null)
  const view = useMutation({
    gcTime: 0,
    mutationFn: (request: SellerViewRequest) =>
      postJson<PersonView>(`/v1/hits/${hitId}/seller-views`, request),
    onSuccess: (person, purpose) => {
      setSeen({ person, purpose, at: new Date() })
      setAsking(false)
      view.reset()
    },
  })
  const button = seen === null && (
    <button
      type="button"
      className="utrecht-button utrecht-button--secondary-action is-apart"
      onClick={() => setAsking(true)}
    >
      <Icon name="lock" />
      {say('seller.open')}
    </button>
  )
  const dialog = asking && (
    <SheetDialog title={say('seller.dialog.title')} onClose={() => setAsking(false)}>
      <SellerForm
        pending={view.isPending}
        error={view.error}
        onOpen={(request) => !view.isPending && view.mutate(request)}
        onClose={() => setAsking(false)}
      />
    </SheetDialog>
  )
  return { button, dialog, section: seen && <Seller seen={seen} onHide={() => setSeen(null)} /> }
}

function Seller({ seen, onHide }: { seen: Seen; onHide: () => void }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { seller, erased } = seen.person
  const purpose = `${say(`seller.purpose.${seen.purpose.purposeCode}`)}, ${seen.purpose.purposeText}`
  const recorded = say('seller.recorded', { time: formatTime(seen.at, locale) })
  return (
    <section className="section" aria-labelledby="seller-title">
      <h2 id="seller-title">{say('seller.title')}</h2>
      <Notice tone="info" role="status" title={recorded}>
        <p>{say('seller.recorded.purpose', { purpose })}</p>
      </Notice>
      {erased !== null ? (
        <p>{say(`registers.entry.erased.${erased.ground}`, { day: erased.on })}</p>
      ) : seller === null || !seller.name ? (
        <p>{say('seller.gone')}</p>
      ) : (
        <SellerFacts seller={seller} />
      )}
      <p className="section">
        <Button small onClick={onHide}>
          {say('seller.hide')}
        </Button>
      </p>
    </section>
  )
}

function SellerFacts({ seller }: { seller: NonNullable<PersonView['seller']> }) {
  const say = useSay()
  const street = [seller.street, seller.houseNumber].filter(Boolean).join(' ')
  const town = [seller.postcode, seller.town, seller.country].filter(Boolean).join(' ')
  const document = seller.documentKind
    ? [say(`document.${seller.documentKind}`), seller.documentNumber, seller.documentCountry]
        .filter(Boolean)
        .join(', ')
    : null
  const adult =
    typeof seller.isAdult === 'boolean' ? say(seller.isAdult ? 'seller.adult.yes' : 'seller.adult.no') : null
  const facts = [
    ['seller.name', seller.name],
    ['seller.kvk', seller.kvk],
    ['seller.address', [street, town].filter(Boolean).join(', ')],
    ['seller.document', document],
    ['seller.adult', adult],
  ] as const
  return (
    <dl className="key-value">
      {facts.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt className="small muted">{say(key)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
