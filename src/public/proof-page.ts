import type { CheckProof } from '../capabilities/check/rules/proof-text.ts'
import { html } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { proofFacts, proofSign } from './proof-parts.ts'
import { qrCode } from './qr-code.ts'
import { address, say } from './texts.ts'

type Made = { proof: CheckProof; note: string; signedBy: string; baseUrl: string }

/** The address that a QR code of a proof holds. What stands behind the # stays in the browser that scans it. */
export function proofAddress(baseUrl: string, note: string): string {
  return `${baseUrl}/bewijs#${Buffer.from(note).toString('base64url')}`
}

/** A proof that was just made: to show, to print, to save. It is kept nowhere. */
export function proofPage(context: PageContext, { proof, note, signedBy, baseUrl }: Made): string {
  const { locale } = context
  const { result } = proof
  const isStolen = result === 'registered-stolen'
  const main = html`<article class="check proof"><h1>${say(locale, 'proof.title')}</h1>
<p class="hint">${say(locale, 'proof.lead')}</p>
<div class="sheet"><div><p class="numeral mono">${proof.number}</p>
<div class="${isStolen ? 'answer stolen' : 'answer'}">${proofSign(result, say(locale, `proof.result.${result}`))}<p>${say(locale, `proof.means.${result}`)}</p></div>
${proofFacts(locale, proof, signedBy, { withNumber: false })}</div>
<figure>${qrCode(proofAddress(baseUrl, note), say(locale, 'proof.qr'))}<figcaption>${say(locale, 'proof.scan')}</figcaption></figure></div>
<div class="deeds"><button class="btn main" type="button" data-print hidden>${say(locale, 'proof.print')}</button>
<form method="post" action="${address(locale, '/controleer/bewijs/bestand')}"><input type="hidden" name="proof" value="${note}"><button class="btn">${say(locale, 'proof.save')}</button></form></div>
<p class="note">${say(locale, 'proof.means.who')}</p>
<p class="acts"><a class="text" href="${address(locale, '/')}">${say(locale, 'proof.check-another')}</a></p></article>`
  return document(context, {
    title: say(locale, 'proof.title'),
    path: '/controleer/bewijs',
    main,
    sent: { proof: note },
  })
}
