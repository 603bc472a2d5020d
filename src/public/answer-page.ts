import type { CheckAnswer, CheckRefusal } from '../capabilities/check/public.ts'
import type { Refusal } from '../kernel/result.ts'
import { noAnswer, notFound, notValid, stolen, workFirst } from './answers.ts'
import { html, type Markup } from './html.ts'
import { document, type PageContext } from './layout.ts'
import { address, say } from './texts.ts'

/** What someone asked and what came of it. */
export type AnswerView = {
  /** As typed. */
  asked: string
  outcome: CheckAnswer | CheckRefusal | Refusal<'empty'>
  now: Date
}

/**
 * A part of the answer page that belongs to another capability: `deed` stands directly below the answer, `more` after
 * what the answer means and what to do, `link` in the row at the end.
 */
export type AnswerSection = { place: 'deed' | 'more' | 'link'; markup: Markup }

/** Makes a section, or nothing when this answer has none. */
export type AnswerSections = (
  context: PageContext,
  view: AnswerView,
) => AnswerSection[] | Promise<AnswerSection[]>

/** What one kind of answer is made of, from top to bottom. */
export type AnswerParts = {
  /** The answer in two words: title of the window and label above the answer. */
  status: string
  /** The number as people read it, and as what it was read. */
  head?: Markup | null
  answer: Markup
  deed?: Markup | null
  more: Markup[]
}

function partsOf(context: PageContext, view: AnswerView): AnswerParts {
  const { outcome } = view
  if ('ok' in outcome) {
    if (outcome.reason === 'work-needed') return workFirst(context, view, outcome)
    if (outcome.reason === 'empty') return notValid(context, view, null)
    return noAnswer(context, view)
  }
  if (outcome.result === 'registered-stolen') return stolen(context, view, outcome)
  if (outcome.result === 'not-registered') return notFound(context, view, outcome)
  return notValid(context, view, outcome)
}

/** The answer to a check as a page. Whatever the answer, the pages are equally long: see `sendAnswer`. */
export function answerPage(context: PageContext, view: AnswerView, sections: AnswerSection[] = []): string {
  const { locale } = context
  const { status, head, answer, deed, more } = partsOf(context, view)
  const at = (place: AnswerSection['place']) =>
    sections.filter((section) => section.place === place).map(({ markup }) => markup)
  const main = html`<div class="check">${head}${answer}${at('deed')}${deed}${more}${at('more')}
${keep(context, view)}
<hr class="rule"><div class="acts">${at('link')}<a class="text" href="${address(locale, '/#nummer')}">${say(locale, 'public.check.another')}</a></div></div>`
  return document(context, { title: status, path: '/controleer', main, sent: { nummer: view.asked } })
}

/** The script offers to keep the answer on the visitor's own device; without script there is nothing to keep it. */
function keep({ locale }: PageContext, { outcome, now }: AnswerView): Markup | null {
  if ('ok' in outcome || outcome.result === 'not-valid') return null
  const status = say(
    locale,
    `public.answer.${outcome.result === 'not-registered' ? 'not-found' : 'stolen'}.status`,
  )
  return html`<div class="keep" hidden data-keep data-number="${outcome.shown}" data-status="${status}" data-at="${now.toISOString()}"><label><input type="checkbox"> ${say(locale, 'public.answer.keep')}</label><p class="help">${say(locale, 'public.answer.keep.help')}</p><p class="sm" role="status" data-kept></p></div>`
}
