import { QrCode } from '../../../web/components/qr-code.tsx'

/** A link as a QR code, for a phone that has no other way to it. */
export function ScanToOpen({ link, label }: { link: string; label: string }) {
  return (
    <div className="scan-to-open">
      <QrCode text={link} label={label} />
    </div>
  )
}
