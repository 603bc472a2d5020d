import { type CheckProof, proofResults } from '../capabilities/check/rules/proof-text.ts'
import { identifierKinds } from '../identifiers/public.ts'
import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { momentWords } from './moment.ts'
import { proofFacts, proofSign } from './proof-parts.ts'
import { address, say, sayRich } from './texts.ts'

/** What verifying found: a genuine proof, one that doesn't hold, or no proof at all. */
export type ProofOutcome = { proof: CheckProof } | 'wrong' | 'none'
type Verifying = { vkeys: string; baseUrl: string; outcome?: ProofOutcome }

/**
 * Verifies a proof. Whoever scans a code comes here with the proof behind the #: the script verifies it in the browser
 * and shows one of the outcomes that stand ready. Without script, or without Ed25519 in the browser, the form asks us.
 */
export function verifyProofPage(context: PageContext, { vkeys, baseUrl, outcome }: Verifying): string {
  const { locale } = context
  const name = vkeys.split('+')[0]!
  const kinds = Object.fromEntries(
    identifierKinds.map((kind) => [kind, say(locale, `identifier.kind.${kind}`)]),
  )
  const shown = outcome === undefined ? allOutcomes(context, name) : oneOutcome(context, name, outcome)
  const main = html`<div class="check proof" data-proof-page data-vkeys="${vkeys}" data-kinds="${JSON.stringify(kinds)}"><h1>${say(locale, 'proof.verify.title')}</h1>
<div role="status" data-outcomes><p data-outcome="working" hidden>${say(locale, 'proof.verify.working')}</p>${shown}</div>
<section class="sect" data-paste><p class="hint">${say(locale, 'proof.verify.lead')}</p>
<noscript><p class="hint">${say(locale, 'proof.verify.no-script')}</p></noscript>
<form method="post" action="${address(locale, '/bewijs')}"><div class="f"><label for="proof">${say(locale, 'proof.verify.label')}</label>
<p class="help" id="proof-help">${say(locale, 'proof.verify.help', { address: `${baseUrl}/bewijs` })}</p>
<textarea id="proof" name="proof" rows="6" maxlength="5000" aria-describedby="proof-help" autocomplete="off" spellcheck="false" required></textarea></div>
<button class="${outcome ? 'btn' : 'btn main'}">${say(locale, 'proof.verify.deed')}</button></form></section>
<p class="note">${say(locale, 'proof.verify.private')}</p>
<p class="note">${sayRich(locale, 'proof.verify.key', '/check/vkey')}</p></div>`
  return document(context, { title: say(locale, 'proof.verify.title'), path: '/bewijs', main })
}

function allOutcomes(context: PageContext, name: string): Markup[] {
  return [
    ...proofResults.map((result) => genuine(context, name, result, null)),
    refusal(context, name, 'wrong', true),
    refusal(context, name, 'none', true),
  ]
}

function oneOutcome(context: PageContext, name: string, outcome: ProofOutcome): Markup {
  if (typeof outcome === 'string') return refusal(context, name, outcome, false)
  return genuine(context, name, outcome.proof.result, outcome.proof)
}

/** Without a proof it stands ready, hidden, for the script. */
function genuine(
  { locale }: PageContext,
  name: string,
  result: CheckProof['result'],
  proof: CheckProof | null,
): Markup {
  const isStolen = result === 'registered-stolen'
  const moment = proof ? momentWords(locale, proof.madeAt) : '@'
  const [before, after] = say(locale, 'proof.verify.means', { moment: '@' }).split('@')
  return html`<section data-outcome="${result}"${proof === null && html` hidden`}><div class="${isStolen ? 'answer stolen' : 'answer'}" tabindex="-1">${proofSign('genuine', say(locale, 'proof.verify.genuine'))}<h2>${say(locale, `proof.verify.was.${result}`)}</h2>
<p>${before}<span data-slot="madeAt">${moment !== '@' && moment}</span>${after}</p></div>
${proofFacts(locale, proof, name, { withNumber: true })}
<form method="post" action="${address(locale, '/controleer')}" data-check><input type="hidden" name="nummer" data-slot="number" value="${proof?.number}"><button class="btn main">${say(locale, 'proof.verify.again')}</button></form></section>`
}

function refusal({ locale }: PageContext, name: string, kind: 'wrong' | 'none', hidden: boolean): Markup {
  return html`<section data-outcome="${kind}"${hidden && html` hidden`}><div class="answer cant" tabindex="-1">${proofSign('not-valid', say(locale, `proof.verify.${kind}`))}<h2>${say(locale, `proof.verify.${kind}.title`)}</h2>
<p>${say(locale, `proof.verify.${kind}.text`, { name })}</p></div>
<p class="acts"><a class="text" href="${address(locale, '/')}">${say(locale, 'proof.verify.own-check')}</a></p></section>`
}
