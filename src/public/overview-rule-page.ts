import {
  ANSWER_TERM_DAYS,
  type FindingKind,
  findingKindNames,
  findingKinds,
  findingWeights,
} from '../capabilities/findings/public.ts'
import { overviewClasses, overviewRule } from '../capabilities/overview/public.ts'
import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { type Locale, say, type TextKey } from './texts.ts'

const PATH = '/overzicht-regel'
const conditions = ['told', 'rule', 'withdrawn', 'closed', 'police'] as const

/** The rule by which municipalities put dealers in classes, as it stands in the code: anyone may count after it. */
export function overviewRulePage(context: PageContext): string {
  const { locale } = context
  const text = (name: string, values = {}) => say(locale, `public.overview-rule.${name}` as TextKey, values)
  const { version, from, weights } = overviewRule
  const main = html`<h1>${text('title')}</h1>
<p class="lead">${text('lead')}</p>
<p class="sm">${text('version', { version, from })}</p>
<section class="topic"><h2>${text('classes')}</h2><div><p>${text('order')}</p><ol class="steps">${overviewClasses.map(
    (name) =>
      html`<li><div><p><b>${say(locale, `overview.class.${name}`)}</b></p><p>${say(locale, `overview.class.${name}.means`)}</p></div></li>`,
  )}</ol></div></section>
<section class="topic"><h2>${text('counts')}</h2><div><ul class="steps">${conditions.map(
    (name) => html`<li>${text(`counts.${name}`, { days: ANSWER_TERM_DAYS })}</li>`,
  )}</ul></div></section>
<section class="topic"><h2>${text('in-order')}</h2><div><p>${text('in-order.text', { months: weights['in-order'].months })}</p></div></section>
<section class="topic"><h2>${text('means')}</h2><div><p class="holds">${say(locale, 'overview.guilt')}</p><p>${text('source')}</p><p>${text('answer')}</p></div></section>
<section class="sect"><h2>${text('weights')}</h2>
${weightsTable(locale, text)}</section>`
  return document(context, { title: text('title'), path: PATH, main })
}

function weightsTable(locale: Locale, text: (name: string, values?: object) => string): Markup {
  const heads = ['weight', 'months', 'attention', 'kinds'] as const
  return html`<table class="list"><thead><tr>${heads.map((name) => html`<th scope="col">${text(`head.${name}`)}</th>`)}</tr></thead><tbody>
${findingWeights.map((weight) => {
  const { months, attentionAt } = overviewRule.weights[weight]
  const kinds = findingKindNames.filter((kind: FindingKind) => findingKinds[kind].weight === weight)
  const attention = attentionAt === null ? text('never') : text('attention', { count: attentionAt })
  return html`<tr><th scope="row">${say(locale, `finding.weight.${weight}`)}</th>
<td><span class="only-s">${text('head.months')}</span>${text('months', { count: months })}</td>
<td><span class="only-s">${text('head.attention')}</span>${attention}</td>
<td><span class="only-s">${text('head.kinds')}</span><ul>${kinds.map((kind) => html`<li>${say(locale, `finding.kind.${kind}`)}</li>`)}</ul></td></tr>
`
})}</tbody></table>`
}
