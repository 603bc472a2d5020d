import { addDays } from '../../../kernel/dates.ts'
import { Wordmark } from '../../../web/components/wordmark.tsx'
import { countryName } from '../../../web/countries.ts'
import { formatCents, formatLong } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { BranchView, MeView } from '../../access/contract.ts'
import type { ItemView, PersonView, PurchaseView } from '../contract.ts'
import { itemWords } from './item-words.ts'
import { paidWords } from './paid-words.ts'
import { addressLines } from './person-details.tsx'
import { ReceiptPrivacy } from './receipt-privacy.tsx'
import { type Proof, ReceiptProof } from './receipt-proof.tsx'
import { KeptCheck } from './kept-check.tsx'
import { shownIdentifier } from './shown-identifier.ts'

export type SheetProps = {
  title: string
  entry: PurchaseView
  branch: BranchView
  dealer: MeView['organisation']
  person: PersonView | null
  proof: Proof | null
  retentionMonths: number | null
  legalBasis: string | null
}

/** The conditions as a word that a message can choose by: ICU takes no hyphen. */
export const kindOf = ({ conditions }: Pick<PurchaseView, 'conditions'>) => conditions.replace('-', '_')

/** One sheet of A4, the same on screen and on paper. */
export function ReceiptSheet(props: SheetProps) {
  const { title, entry, branch, dealer, person } = props
  const say = useSay()
  const { locale } = useLanguage()
  const { seller } = person ?? { seller: null }
  const dealerAddress = addressLines({ ...branch, country: 'NL' }, locale).join(', ')
  return (
    <article className="sheet" aria-labelledby="receipt-title">
      <header className="sheet-head">
        <div>
          <h1 id="receipt-title">{title}</h1>
          <p>
            {formatLong(entry.acquiredAt, locale)}.{' '}
            {say(seller === null ? 'registers.receipt.register-only' : 'registers.receipt.three-in-one')}
          </p>
        </div>
        <Wordmark />
      </header>
      <section className="sheet-two">
        <div>
          <h2>{say('registers.receipt.dealer')}</h2>
          <p>{dealer.name}</p>
          <p>{dealerAddress}</p>
          <p>
            {say('registers.field.kvk')} {dealer.code}
          </p>
        </div>
        <div>
          <h2>{say('registers.receipt.seller', { kind: kindOf(entry) })}</h2>
          {seller === null ? (
            <p>
              {person?.erased
                ? say(`registers.entry.erased.${person.erased.ground}`, { day: person.erased.on })
                : say('registers.entry.seller-none')}
            </p>
          ) : (
            <>
              <p>{seller.name}</p>
              <p>{addressLines(seller, locale).join(', ')}</p>
              {seller.kvk && (
                <p>
                  {say('registers.field.kvk')} {seller.kvk}
                </p>
              )}
              {seller.documentKind && (
                <p>
                  {say('registers.receipt.document', {
                    kind: say(`document.${seller.documentKind}`).toLowerCase(),
                    country: countryName(seller.documentCountry ?? 'NL', locale),
                  })}{' '}
                  <span className="mono">{seller.documentNumber}</span>
                </p>
              )}
            </>
          )}
        </div>
      </section>
      <Goods entry={entry} />
      <Statement entry={entry} hasSeller={seller !== null} />
      <ReceiptProof {...props} />
      {seller !== null && <ReceiptPrivacy {...props} />}
      <footer className="sheet-foot">
        <span>
          {dealer.name}, {branch.municipalityName}
        </span>
        <span>{title}</span>
      </footer>
    </article>
  )
}

function Goods({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const many = entry.items.length > 1
  return (
    <section>
      <h2>{say('registers.counter.items')}</h2>
      <table className="utrecht-table">
        <thead>
          <tr>
            <th scope="col">{say('registers.register.number')}</th>
            <th scope="col">{say('registers.field.description')}</th>
            <th scope="col" className="number">
              {say('registers.register.price')}
            </th>
          </tr>
        </thead>
        <tbody>
          {entry.items.map((item, index) => (
            <tr key={item.id}>
              <td>{many ? `${entry.sequenceNumber}.${index + 1}` : entry.sequenceNumber}</td>
              <td>
                <GoodsLine item={item} />
              </td>
              <td className="number">{formatCents(item.priceCents, locale)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2} className="sheet-total">
              {say('registers.entry.total')}
              {paidWords(entry, say)}
            </th>
            <td className="number">{formatCents(entry.totalCents, locale)}</td>
          </tr>
        </tfoot>
      </table>
      <p className="sheet-term">
        <b>{say('registers.receipt.keep-until', { day: entry.keepUntil })}</b>{' '}
        {entry.conditions === 'pledge'
          ? say('registers.receipt.pledged', { day: entry.pledgeUntil })
          : say('registers.receipt.sale-from', { day: addDays(entry.keepUntil, 1) })}
      </p>
    </section>
  )
}

function GoodsLine({ item }: { item: ItemView }) {
  const say = useSay()
  const { title, rest } = itemWords(item, say)
  return (
    <>
      {[title, rest].filter(Boolean).join(', ')}
      {item.identifiers.map((identifier) => (
        <span className="line" key={`${identifier.kind}:${identifier.value}`}>
          {say(`identifier.kind.${identifier.kind}`)}{' '}
          <span className="mono">{shownIdentifier(identifier)}</span>
          <KeptCheck check={identifier.check} className="line" />
        </span>
      ))}
      {item.identifierAbsentReason && (
        <span className="line">
          {say('registers.register.no-number')}: {say(`absent.${item.identifierAbsentReason}`).toLowerCase()}
        </span>
      )}
    </>
  )
}

/** The purchase statement for the margin scheme; of a pledge or a gift, what was agreed. */
function Statement({ entry, hasSeller }: { entry: PurchaseView; hasSeller: boolean }) {
  const say = useSay()
  if (!hasSeller) return null
  return (
    <section>
      <h2>{say('registers.receipt.statement-title', { kind: kindOf(entry) })}</h2>
      <p>{say('registers.receipt.statement', { kind: kindOf(entry), day: entry.pledgeUntil ?? '' })}</p>
      <div className="sheet-two sheet-sign">
        <p>{say('registers.receipt.sign-seller', { kind: kindOf(entry) })}</p>
        <p>{say('registers.receipt.sign-dealer')}</p>
      </div>
    </section>
  )
}
