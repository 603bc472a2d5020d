import type { CheckAnswer, CheckRefusal } from '../capabilities/check/public.ts'
import { recogniseIdentifier } from '../identifiers/public.ts'
import type { AnswerParts, AnswerView } from './answer-page.ts'
import { checkForm } from './check-form.ts'
import { html, raw, type Markup } from './html.ts'
import { icons } from './icons.ts'
import type { PageContext } from './layout.ts'
import { placeFor, placeHelp, type Place } from './places.ts'
import { address, momentInWords, say, sayRich, type TextKey } from './texts.ts'

const police = 'tel:09008844'
// Focus goes to the answer without script too; a screen reader then reads it.
const focus = raw` tabindex="-1" autofocus data-answer`

type Look = { look: '' | 'stolen' | 'cant'; icon: Markup; status: string; title: string; meaning: Markup }

function box({ look, icon, status, title, meaning }: Look): Markup {
  return html`<div class="answer ${look}"><p class="st">${icon}${status}</p><h1${focus}>${title}</h1>${meaning}</div>`
}

/** The number in groups, and as what it was read. */
function head({ locale }: PageContext, asked: string, answer: CheckAnswer): Markup {
  const seen = recogniseIdentifier(asked).find(({ kind }) => kind === answer.kind)
  const what = seen
    ? say(locale, `identifier.seen.${seen.code}`, seen.data)
    : answer.kind && say(locale, `identifier.kind.${answer.kind}`)
  return html`<div class="asked"><p class="mono">${answer.shown}</p>${what && html`<p>${what}</p>`}</div>`
}

const paragraph = (text: string | Markup) => html`<p>${text}</p>`
const section = (title: string, content: Markup) =>
  html`<section class="sect"><h2>${title}</h2>${content}</section>`

/** Yes: what it means, what to do, whom to call. */
export function stolen(context: PageContext, { asked, now }: AnswerView, answer: CheckAnswer): AnswerParts {
  const { locale } = context
  const status = say(locale, 'public.answer.stolen.status')
  const when = momentInWords(locale, answer.dataUntil, now)
  const title = say(locale, 'public.answer.stolen.title')
  const meaning = paragraph(say(locale, 'public.answer.stolen.meaning', { when }))
  return {
    status,
    head: head(context, asked, answer),
    answer: box({ look: 'stolen', icon: icons.stolen, status, title, meaning }),
    deed: html`<section class="do"><h2>${say(locale, 'public.answer.stolen.do')}</h2><p>${say(locale, 'public.answer.stolen.how')}</p>
<div class="stack"><a class="btn main" href="${police}">${icons.call}${say(locale, 'public.answer.stolen.call')}</a><p class="sm">${sayRich(locale, 'public.answer.stolen.danger', 'tel:112')}</p></div></section>`,
    more: [
      section(
        say(locale, 'public.answer.stolen.bought'),
        paragraph(say(locale, 'public.answer.stolen.bought.text')),
      ),
    ],
  }
}

const stepsFor: Record<Place, 'phone' | 'bicycle' | 'car' | 'other'> = {
  phone: 'phone',
  bicycle: 'bicycle',
  car: 'car',
  tool: 'other',
  laptop: 'other',
  watch: 'other',
  jewellery: 'other',
}

/** Not found: never a promise, always what else to look at. */
export function notFound(context: PageContext, { asked, now }: AnswerView, answer: CheckAnswer): AnswerParts {
  const { locale } = context
  const status = say(locale, 'public.answer.not-found.status')
  const when = momentInWords(locale, answer.dataUntil, now)
  const title = say(locale, 'public.answer.not-found.title', { when })
  const meaning = paragraph(say(locale, 'public.answer.not-found.meaning'))
  const goods = stepsFor[placeFor(answer.kind) ?? 'tool']
  const steps = [1, 2, 3].map(
    (step) =>
      html`<li><span>${sayRich(locale, `public.answer.steps.${goods}.${step}` as TextKey)}</span></li>`,
  )
  return {
    status,
    head: head(context, asked, answer),
    answer: box({ look: '', icon: icons['not-found'], status, title, meaning }),
    more: [section(say(locale, 'public.answer.not-found.do'), html`<ol class="steps">${steps}</ol>`)],
  }
}

/** Why the number can't be right, in words. */
function reasonKey(answer: CheckAnswer | null): TextKey {
  if (answer === null) return 'public.answer.not-valid.empty'
  const reason = answer.reason ?? 'wrong-characters'
  if (reason === 'check-digit' && answer.kind !== 'imei') return 'public.answer.not-valid.check-digit-other'
  return `public.answer.not-valid.${reason}`
}

/** Can't be right: why, the field again with what was typed, and how to find the right number. `null`: nothing typed. */
export function notValid(context: PageContext, view: AnswerView, answer: CheckAnswer | null): AnswerParts {
  const { locale } = context
  const isModel = answer?.reason === 'model-number' || answer?.reason === 'hallmark'
  const status = say(locale, 'public.answer.not-valid.status')
  const key = answer === null ? 'empty.title' : isModel ? 'model-number.title' : 'title'
  const title = say(locale, `public.answer.not-valid.${key}`)
  const meaning = paragraph(say(locale, reasonKey(answer)))
  const place = answer && placeFor(answer.kind)
  const error = say(locale, `public.answer.not-valid.${answer && !isModel ? 'look' : 'look-model'}`)
  const find = place
    ? placeHelp(context, place, { brief: true })
    : html`<p><a class="text" href="${address(locale, '/nummer-vinden')}">${say(locale, 'public.check.where')}</a></p>`
  const searched = answer?.reason === 'check-digit' && {
    when: momentInWords(locale, answer.dataUntil, view.now),
  }
  return {
    status,
    answer: box({ look: 'cant', icon: icons.look, status, title, meaning }),
    deed: checkForm(context, { value: view.asked, error, button: 'public.answer.not-valid.button' }),
    more: [
      section(say(locale, 'public.answer.not-valid.find'), find),
      ...(searched
        ? [
            section(
              say(locale, 'public.answer.not-valid.searched'),
              paragraph(say(locale, 'public.answer.not-valid.searched.text', searched)),
            ),
          ]
        : []),
    ],
  }
}

/** What stands above when there is no answer yet: the number as it was typed, and why. */
function unanswered(
  { locale }: PageContext,
  asked: string,
  kind: 'no-answer' | 'work',
  reason: 'none' | 'why',
): Pick<AnswerParts, 'status' | 'head' | 'answer'> {
  const text = (part: string) => say(locale, `public.answer.${kind}.${part}` as TextKey)
  const status = text('status')
  const meaning = paragraph(text(reason))
  return {
    status,
    head: html`<div class="asked"><p class="mono">${asked}</p></div>`,
    answer: box({ look: 'cant', icon: icons.look, status, title: text('title'), meaning }),
  }
}

/** The same number again, without typing. */
function again({ locale }: PageContext, asked: string, content: Markup): Markup {
  return html`<form method="post" action="${address(locale, '/controleer')}" data-check><input type="hidden" name="nummer" value="${asked}">${content}<div data-notice></div></form>`
}

/** The data are too old to say yes or no. */
export function noAnswer(context: PageContext, { asked }: AnswerView): AnswerParts {
  const { locale } = context
  return {
    ...unanswered(context, asked, 'no-answer', 'none'),
    deed: again(
      context,
      asked,
      html`<div class="stack"><button class="btn main">${say(locale, 'public.answer.no-answer.button')}</button><p class="sm">${say(locale, 'public.answer.no-answer.kept')}</p></div>`,
    ),
    more: [
      section(
        say(locale, 'public.answer.no-answer.wait'),
        paragraph(sayRich(locale, 'public.answer.no-answer.wait.text', police)),
      ),
    ],
  }
}

type WorkNeeded = Extract<CheckRefusal, { reason: 'work-needed' }>

/** Too many checks from this address today: the script solves a sum and sends the number again by itself. */
export function workFirst(
  context: PageContext,
  { asked }: AnswerView,
  { challenge, bits }: WorkNeeded,
): AnswerParts {
  const { locale } = context
  return {
    ...unanswered(context, asked, 'work', 'why'),
    deed: again(
      context,
      asked,
      html`<input type="hidden" name="werk"><div class="work" data-challenge="${challenge}" data-bits="${bits}" hidden><progress max="1" value="0" aria-label="${say(locale, 'public.answer.work.progress')}"></progress><p class="sm" role="status" data-progress></p></div>
<div data-no-script><p>${sayRich(locale, 'public.answer.work.no-script', police)}</p><div class="stack"><button class="btn">${say(locale, 'public.answer.no-answer.button')}</button></div></div>`,
    ),
    more: [],
  }
}
