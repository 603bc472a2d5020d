import { Link } from '@tanstack/react-router'
import { Icon } from '../../../web/components/icon.tsx'
import { formatSeconds } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { SaleView } from '../contract.ts'

type Props = {
  entry: Pick<SaleView, 'id' | 'certificationDetail' | 'sequenceNumber'>
  register: 'purchases' | 'sales'
  municipality: string
}

/**
 * One line about the log: "gewaarmerkt" only where the municipality designated this register, else "geregistreerd". It
 * changes by itself when the entry is in the log, and then offers the receipt.
 */
export function CertificationLine({ entry, register, municipality }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const { state, designated, logIndex, certifiedAt } = entry.certificationDetail
  if (state === 'pending' || logIndex === null || certifiedAt === null) {
    return (
      <div className="certification" role="status">
        <Icon name="clock" />
        <p>{say('registers.entry.pending', { municipality })}</p>
      </div>
    )
  }
  const time = formatSeconds(certifiedAt, locale)
  return (
    <div className="certification" role="status">
      <Icon name="certified" />
      <div>
        <p>
          <b>{say(designated ? 'registers.entry.certified' : 'registers.entry.registered', { time })}</b>
          {say('registers.entry.in-log', { index: String(logIndex), municipality })}
        </p>
        <p className="deeds">
          {register === 'purchases' && (
            <Link className="text-link" to="/register/$id/bewijs" params={{ id: entry.id }}>
              <Icon name="print" />
              {say('registers.entry.open-receipt')}
            </Link>
          )}
          <a className="text-link" href={`/v1/${register}/${entry.id}/receipt`} download>
            <Icon name="download" />
            {say('registers.entry.download')}
          </a>
        </p>
      </div>
    </div>
  )
}
