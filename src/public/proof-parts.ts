import type { CheckProof } from '../capabilities/check/rules/proof-text.ts'
import { icons } from './icons.ts'
import { html, raw, type Markup } from './html.ts'
import { momentWords } from './moment.ts'
import { say, type Locale } from './texts.ts'

/** The same facts on paper, on the screen and after verifying; without a proof the script fills each `data-slot` in. */
export function proofFacts(
  locale: Locale,
  proof: CheckProof | null,
  signedBy: string,
  options: { withNumber: boolean },
): Markup {
  const row = (name: 'number' | 'kind' | 'data-until' | 'made-at' | 'signed-by', value: Markup) =>
    html`<div><dt>${say(locale, `proof.field.${name}`)}</dt><dd>${value}</dd></div>`
  return html`<dl class="facts">${[
    options.withNumber && row('number', html`<span class="mono" data-slot="number">${proof?.number}</span>`),
    row('kind', html`<span data-slot="kind">${proof && say(locale, `identifier.kind.${proof.kind}`)}</span>`),
    row(
      'data-until',
      html`<span data-slot="dataUntil">${proof && momentWords(locale, proof.dataUntil)}</span>`,
    ),
    row('made-at', html`<span data-slot="madeAt">${proof && momentWords(locale, proof.madeAt)}</span>`),
    row('signed-by', html`<span class="mono">${signedBy}</span>`),
  ]}</dl>`
}

const signs = {
  'registered-stolen': icons.stolen,
  'not-registered': icons['not-found'],
  'not-valid': icons.look,
  genuine: raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5"/><path d="M6.8 10.2l2.2 2.2 4.3-4.6"/></svg>`,
}

/** A word with its sign. */
export function proofSign(sign: keyof typeof signs, words: string): Markup {
  return html`<p class="st">${signs[sign]}${words}</p>`
}
