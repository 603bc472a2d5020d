import { useSay } from '../../../web/language.tsx'
import { retentionValues } from './retention-values.ts'
import type { SheetProps } from './receipt-sheet.tsx'

/** What the seller is told about the data: art. 13 AVG, in plain words. */
export function ReceiptPrivacy({ dealer, person, retentionMonths, legalBasis }: SheetProps) {
  const say = useSay()
  const hasDocument = Boolean(person?.seller?.documentKind)
  const parts = [
    ['who', { dealer: dealer.name, document: hasDocument ? 'yes' : 'no' }],
    ['why', {}],
    ['basis', { basis: legalBasis ?? say('registers.receipt.privacy.law') }],
    ['seen', {}],
    ['long', retentionValues(retentionMonths ?? 0)],
    ['not', {}],
    ['rights', {}],
  ] as const
  return (
    <section className="sheet-last">
      <h2>{say('registers.receipt.privacy')}</h2>
      <div className="sheet-privacy">
        {parts
          .filter(([part]) => part !== 'long' || retentionMonths !== null)
          .map(([part, values]) => (
            <p key={part}>
              <b>{say(`registers.receipt.privacy.${part}.title`)}</b>{' '}
              {say(`registers.receipt.privacy.${part}`, values)}
            </p>
          ))}
      </div>
    </section>
  )
}
