import QRCode from 'qrcode'
import { qrPath } from '../kernel/qr-path.ts'
import { html, type Markup } from './html.ts'

/** A QR code as one path: sharp on paper, no picture from elsewhere. Low correction, so that the modules stay large. */
export function qrCode(text: string, label: string): Markup {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' })
  const { path, side } = qrPath({ size: modules.size, get: (row, column) => modules.get(row, column) })
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label="${label}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#14201F"/></svg>`
}
