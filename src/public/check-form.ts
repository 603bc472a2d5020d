import { html, raw, type Markup } from './html.ts'
import { icons } from './icons.ts'
import type { PageContext } from './layout.ts'
import { address, say, type TextKey } from './texts.ts'

type Form = {
  /** What was typed before; it is never lost. */
  value?: string
  /** What is wrong with that. */
  error?: string
  button?: TextKey
}

/** The one field of the public check. The script finds it by its data attributes; without script it is a plain form. */
export function checkForm({ locale, place }: PageContext, { value = '', error, button }: Form = {}): Markup {
  const described = error ? 'nummer-fout' : 'nummer-uitleg'
  const note = error
    ? html`<p class="msg" id="nummer-fout">${icons.look}${error}</p>`
    : html`<p class="help" id="nummer-uitleg">${say(locale, 'public.check.help')}</p>`
  return html`<form class="check-form${error && ' err'}" method="post" action="${address(locale, '/controleer')}" data-check>${place && html`<input type="hidden" name="plaats" value="${place}">`}
<label class="lab" for="nummer">${say(locale, 'public.check.label')}</label>${note}
<div class="ask"><input id="nummer" name="nummer" class="mono" type="text" value="${value}" autocomplete="off" autocapitalize="characters" autocorrect="off" spellcheck="false" enterkeyhint="go" aria-describedby="${described} nummer-herkend"${error && raw` aria-invalid="true"`}>
<button class="btn main">${say(locale, button ?? 'public.check.button')}</button>
<button class="btn" type="button" data-camera hidden>${icons.camera}${say(locale, 'public.check.camera')}</button></div>
<p class="seen" id="nummer-herkend" role="status" data-seen></p><div data-notice></div></form>`
}
