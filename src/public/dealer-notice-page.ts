import { type NoticeKind, noticeTerms } from '../capabilities/dealers/public.ts'
import type { Day } from '../kernel/dates.ts'
import { noticeForm, type NoticeForm, noticePaths } from './dealer-notice-form.ts'
import { html, type Markup } from './html.ts'
import { icons } from './icons.ts'
import { document, type PageContext } from './layout.ts'
import { address, say, sayRich, type TextKey } from './texts.ts'

export const NOTICE_PATH = '/handelaar-melden'

/** Where a dealer begins: what can be announced, when, and why. */
export function noticeChoicePage(context: PageContext): string {
  const { locale } = context
  const title = say(locale, 'notice.public.title')
  const choices = (['start', 'move', 'stop'] as const).map(
    (kind) =>
      html`<li><a class="go" href="${address(locale, noticePaths[kind])}">${say(locale, `notice.public.${kind}`)}</a><span class="sub">${say(locale, `notice.public.${kind}.when`)}</span></li>`,
  )
  const section = (part: 'why' | 'late' | 'next') =>
    html`<section class="sect"><h2>${say(locale, `notice.public.${part}`)}</h2><p>${say(locale, `notice.public.${part}.text`)}</p></section>`
  const signIn = address(locale, '/inloggen')
  const main = html`<article class="prose"><h1>${title}</h1><p class="lead">${say(locale, 'notice.public.lead')}</p>
<h2 id="keuze">${say(locale, 'notice.public.choose')}</h2><ul class="choices" aria-labelledby="keuze">${choices}</ul>
<p class="note">${sayRich(locale, 'notice.public.signed-in', signIn)}</p>
${section('why')}${section('late')}${section('next')}<p class="note">${say(locale, 'notice.public.data')}</p></article>`
  return document(context, { title, path: NOTICE_PATH, main })
}

function crumb({ locale }: PageContext): Markup {
  return html`<p class="crumb"><a href="${address(locale, NOTICE_PATH)}">${icons.back}${say(locale, 'notice.public.crumb')}</a></p>`
}

/** The form of one kind; after sending something that can't be right, with what is wrong. */
export function noticeFormPage(context: PageContext, form: NoticeForm): string {
  const { kind, id, typed, errors } = form
  const title = say(context.locale, `notice.public.${kind}`)
  const main = html`${crumb(context)}<div class="check"><h1>${title}</h1>${noticeForm(context, form)}</div>`
  const sent = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
  return document(context, {
    title,
    path: noticePaths[kind],
    main,
    ...(errors.length > 0 && { sent: { ...sent, id } }),
  })
}

export type SentNotice = { kind: NoticeKind; reference: string; municipality: string; happensOn: Day }

/** It is in: its number, whether it is in time, and what happens now. */
export function noticeSentPage(context: PageContext, sent: SentNotice, today: Day): string {
  const { locale } = context
  const { kind, reference, municipality, happensOn } = sent
  const title = say(locale, 'notice.public.sent.title')
  const { isInTime, lastDay, decideBy } = noticeTerms(kind, happensOn, today)
  const time = isInTime
    ? say(locale, 'notice.public.sent.in-time')
    : say(locale, 'notice.public.sent.late', { day: lastDay })
  const start = html`<section class="sect"><h2>${say(locale, 'notice.public.sent.start')}</h2><p>${sayRich(locale, 'notice.public.sent.start.text', address(locale, '/regels'))}</p></section>`
  const main = html`<article class="prose"><h1>${title}</h1>
<p class="lead">${say(locale, 'notice.public.sent.number')} <span class="mono reference">${reference}</span>.</p><p>${say(locale, 'notice.public.sent.keep')}</p>
<section class="sect"><h2>${say(locale, 'notice.public.next')}</h2><p>${time} ${say(locale, 'notice.public.sent.municipality', { municipality, day: decideBy })}</p>
<p>${say(locale, 'notice.public.next.text')}</p></section>${kind === 'start' && start}
<p class="to-home"><a class="btn" href="${address(locale, '/')}">${say(locale, 'notice.public.to-home')}</a></p></article>`
  return document(context, { title, path: NOTICE_PATH, main })
}

/** Too many from one source: nothing was sent. */
export function noticeTooManyPage(context: PageContext, form: NoticeForm): string {
  const { locale } = context
  const title = say(locale, 'notice.public.too-many.title' satisfies TextKey)
  const main = html`<article class="prose"><h1>${title}</h1><p class="lead">${say(locale, 'notice.public.too-many.text')}</p></article>${noticeForm(context, form)}`
  return document(context, { title, path: noticePaths[form.kind], main })
}
