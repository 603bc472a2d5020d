import QRCode from 'qrcode'
import { qrPath } from '../../kernel/qr-path.ts'

/** A QR code as one path: sharp on paper, no picture and no style from elsewhere. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { path, side } = qrPath({ size: modules.size, get: (row, column) => modules.get(row, column) })
  return (
    <svg viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#14201F" />
    </svg>
  )
}
