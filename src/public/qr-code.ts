import QRCode from 'qrcode'
import { html, type Markup } from './html.ts'

/** Modules of white around the code, which scanners need to find it. */
const QUIET = 4

/** A QR code as one path: sharp on paper, no picture from elsewhere. Low correction, so that the modules stay large. */
export function qrCode(text: string, label: string): Markup {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' })
  let path = ''
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`
    }
  }
  const side = modules.size + 2 * QUIET
  return html`<svg class="qr" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges" role="img" aria-label="${label}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="#14201F"/></svg>`
}
