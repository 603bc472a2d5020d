import { topicNames, type PolicyView, type RuleView, type Topic } from '../capabilities/policy/contract.ts'
import type { Day } from '../kernel/dates.ts'
import { html, raw, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { ruleInFull, ruleInShort, rulesOn } from './policy-words.ts'
import { address, say, type Locale } from './texts.ts'

/** What someone compares between municipalities; the other topics are on each one's own page. */
const compared = ['holding', 'seller', 'retention', 'designation'] as const

function ruleCell(locale: Locale, policy: PolicyView, topic: Topic, on: Day): Markup {
  const { now, coming } = rulesOn(policy.rules, topic, on)
  const next = coming[0]
  const none = say(locale, topic === 'designation' ? 'public.rules.not-designated' : 'public.rules.none')
  return html`<td><span class="only-s">${say(locale, `public.rules.topic.${topic}`)}</span>${now ? ruleInShort(locale, now) : none}${
    next &&
    html`<span class="sub">${say(locale, 'public.rules.next', { from: next.from, rule: ruleInShort(locale, next) })}</span>`
  }</td>`
}

/** Every municipality beside the others: which rule holds where, and what comes. */
export function policiesPage(context: PageContext & { policies: PolicyView[]; on: Day }): string {
  const { locale, policies, on } = context
  const rows = [...policies].sort((a, b) => a.name.localeCompare(b.name, 'nl'))
  const main = html`<h1>${say(locale, 'public.rules.title')}</h1>
<p class="lead">${say(locale, 'public.rules.lead', { day: on })}</p>
${
  rows.length === 0
    ? html`<p>${say(locale, 'public.rules.empty')}</p>`
    : html`<table class="list rules"><thead><tr><th scope="col">${say(locale, 'public.rules.municipality')}</th>${compared.map(
        (topic) => html`<th scope="col">${say(locale, `public.rules.topic.${topic}`)}</th>`,
      )}</tr></thead><tbody>
${rows.map(
  (
    policy,
  ) => html`<tr><th scope="row"><a class="go" href="${address(locale, `/regels/${policy.municipality}`)}">${policy.name}</a></th>${compared.map(
    (topic) => ruleCell(locale, policy, topic, on),
  )}</tr>
`,
)}</tbody></table>`
}
<p class="note">${say(locale, 'public.rules.note')}</p>`
  return document(context, { title: say(locale, 'public.rules.title'), path: '/regels', main })
}

function basis(locale: Locale, rule: RuleView): Markup {
  return html`<p class="basis">${say(locale, 'public.rules.basis', { basis: rule.legalBasis })}</p>
<p class="basis">${say(locale, 'public.rules.source', { source: rule.source })}</p>`
}

function period(locale: Locale, rule: RuleView): string {
  const { from, until } = rule
  return until === null
    ? say(locale, 'public.rules.since', { from })
    : say(locale, 'public.rules.period', { from, until })
}

function topicSection(locale: Locale, policy: PolicyView, topic: Topic, on: Day): Markup {
  const { now, coming, past } = rulesOn(policy.rules, topic, on)
  const none = say(locale, topic === 'designation' ? 'public.rules.designation.none' : 'public.rules.none')
  const full = now && ruleInFull(locale, now, on)
  return html`<section class="topic"><h2>${say(locale, `public.rules.topic.${topic}`)}</h2><div>
${
  now
    ? html`<p class="holds">${ruleInShort(locale, now)}</p>${full && html`<p>${full}</p>`}<p class="sm">${period(locale, now)}</p>${basis(locale, now)}`
    : html`<p class="holds">${none}</p>`
}
${coming.map(
  (rule) =>
    html`<div class="coming"><p><b>${say(locale, 'public.rules.from', { from: rule.from })}</b> ${ruleInShort(locale, rule)}</p>${basis(locale, rule)}</div>`,
)}
${
  past.length > 0 &&
  html`<details><summary>${say(locale, 'public.rules.past', { count: past.length })}</summary><ul>${past.map(
    (rule) =>
      html`<li><p>${ruleInShort(locale, rule)}</p><p class="sm">${period(locale, rule)}</p>${basis(locale, rule)}</li>`,
  )}</ul></details>`
}</div></section>`
}

/** One municipality: each rule in words, since when, on what basis, what comes and what was. */
export function policyPage(context: PageContext & { policy: PolicyView; on: Day }): string {
  const { locale, policy, on } = context
  const path = `/regels/${policy.municipality}`
  const title = say(locale, 'public.rules.in', { municipality: policy.name })
  const log = `/log/${policy.municipality}`
  const main = html`<p class="crumb"><a href="${address(locale, '/regels')}">${raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M16 10H5M9 6l-4 4 4 4"/></svg>`}${say(locale, 'public.rules.all')}</a></p>
<h1>${title}</h1><p class="lead">${say(locale, 'public.rules.as-of', { day: on })}</p>
${topicNames.map((topic) => topicSection(locale, policy, topic, on))}
<section class="topic"><h2>${say(locale, 'public.rules.log')}</h2><div><p>${say(locale, 'public.rules.log.text')}</p>
<p class="acts"><a class="text" href="${log}/checkpoint">${say(locale, 'public.rules.log.checkpoint')}</a><a class="text" href="${log}/vkey">${say(locale, 'public.rules.log.vkey')}</a></p></div></section>`
  return document(context, { title, path, main })
}
