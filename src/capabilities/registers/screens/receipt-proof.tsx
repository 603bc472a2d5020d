import { formatLong, formatSeconds } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { groupHash } from './leaf-hash.ts'
import { QrCode } from '../../../web/components/qr-code.tsx'
import type { SheetProps } from './receipt-sheet.tsx'

export type Proof = { origin: string; index: number; hash: string | null }

/** That the entry is in the municipality's log: where, since when, and its hash. */
export function ReceiptProof({ entry, branch, proof }: SheetProps) {
  const say = useSay()
  const { locale } = useLanguage()
  const { designated, certifiedAt } = entry.certificationDetail
  const municipality = branch.municipalityName
  if (proof === null || certifiedAt === null) {
    return (
      <section>
        <h2>{say('registers.receipt.proof')}</h2>
        <p>{say('registers.entry.pending', { municipality })}</p>
      </section>
    )
  }
  const address = `${location.origin}/log/${entry.municipality}/checkpoint#${proof.index}`
  return (
    <section className="sheet-proof">
      <div>
        <h2>{say('registers.receipt.proof')}</h2>
        <p>
          {say(designated ? 'registers.receipt.certified' : 'registers.receipt.registered', { municipality })}
        </p>
        <dl>
          <dt>{say(designated ? 'registers.receipt.certified-at' : 'registers.receipt.registered-at')}</dt>
          <dd>
            {formatLong(certifiedAt, locale).replace(/, \d\d:\d\d$/, '')},{' '}
            {formatSeconds(certifiedAt, locale)}
          </dd>
          <dt>{say('registers.receipt.log')}</dt>
          <dd>
            {say('registers.receipt.log-line', {
              municipality,
              index: String(proof.index),
              origin: proof.origin,
            })}
          </dd>
          {proof.hash && (
            <>
              <dt>{say('registers.receipt.hash')}</dt>
              <dd className="sheet-hash">
                {groupHash(proof.hash).map((line) => (
                  <span className="line" key={line}>
                    {line}
                  </span>
                ))}
              </dd>
            </>
          )}
        </dl>
      </div>
      <figure>
        <QrCode text={address} label={say('registers.receipt.qr')} />
        <figcaption>{say('registers.receipt.qr-help')}</figcaption>
      </figure>
    </section>
  )
}
