import type { AnswerRefusal, InvitationToMeeting } from '../capabilities/meetings/public.ts'
import { html, raw, type Markup } from './html.ts'
import { icons } from './icons.ts'
import { document, type PageContext } from './layout.ts'
import { address, say } from './texts.ts'

const PATH = '/uitnodiging'
const ANSWER_PATH = '/uitnodiging/antwoord'
export type RefusedReason = AnswerRefusal['reason']

/** Asks for the code of an invitation. From a link or QR code the script fills it in and sends it. */
export function invitationCodePage(
  context: PageContext,
  { typed = '', reason }: { typed?: string; reason?: RefusedReason } = {},
): string {
  const { locale } = context
  const title = say(locale, 'meeting-answer.code.title')
  const note = reason
    ? html`<p class="msg" id="code-note">${icons.look}${say(locale, `meeting-answer.refused.${reason}`)}</p>`
    : html`<p class="help" id="code-note">${say(locale, 'meeting-answer.code.help')}</p>`
  const main = html`<div class="check"><h1>${title}</h1>
<form class="${reason && 'err'}" method="post" action="${address(locale, PATH)}" data-personal-code><div class="f"><label for="code">${say(locale, 'meeting-answer.code.label')}</label>${note}
<input class="mono" id="code" name="code" value="${typed}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="code-note"${reason && raw` aria-invalid="true" autofocus`} required></div>
<button class="btn main">${say(locale, 'meeting-answer.code.deed')}</button></form></div>`
  return document(context, { title, path: PATH, main })
}

type Shown = {
  code: string
  invitation: InvitationToMeeting
  /** The answer was just taken in. */
  isSent?: boolean
  /** What was chosen and why it was not taken. */
  refused?: { reason: RefusedReason; answer: string; people: string }
  /** It can still be answered. */
  isOpen: boolean
}

/** The invitation of one dealer, and the answer to it, which can be changed until the day. */
export function invitationPage(context: PageContext, shown: Shown): string {
  const { locale } = context
  const { invitation, isOpen, isSent, code } = shown
  const title = invitation.title
  const main = html`<div class="check meeting"><h1>${title}</h1>
${state(context, shown)}
<dl class="meeting-facts">${fact(say(locale, 'meeting-answer.for'), invitation.dealerName)}${fact(
    say(locale, 'meeting-answer.when'),
    say(locale, 'meeting-answer.when.text', {
      day: invitation.heldOn,
      begins: invitation.begins,
      ends: invitation.ends,
    }),
  )}${fact(say(locale, 'meeting-answer.where'), `${invitation.place}, ${invitation.address}`)}${
    invitation.agenda &&
    fact(
      say(locale, 'meeting-answer.agenda'),
      invitation.agenda.split('\n').map((line) => html`${line}<br>`),
    )
  }${fact(say(locale, 'meeting-answer.contact'), invitation.contact)}${fact(say(locale, 'meeting-answer.organiser'), invitation.organiser)}</dl>
${isOpen && answerForm(context, shown)}
<p class="note">${say(locale, 'meeting-answer.who-sees', { municipality: invitation.municipality })}</p></div>`
  // What was sent is asked for again in the other language, but not answered again.
  return document(context, { title, path: PATH, main, sent: { code, ...(isSent && { beantwoord: '1' }) } })
}

const fact = (name: string, value: string | Markup[]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`

function state({ locale }: PageContext, { invitation, isSent, isOpen }: Shown): Markup {
  if (invitation.cancelledOn !== null) {
    return html`<div class="answer cant"><p class="st">${icons.look}${say(locale, 'meeting-answer.cancelled')}</p><p>${invitation.cancelReason}</p></div>`
  }
  if (!isOpen) return html`<p class="lead">${say(locale, 'meeting-answer.over')}</p>`
  if (!isSent) return html`<p class="lead">${say(locale, 'meeting-answer.lead')}</p>`
  const words = say(locale, `meeting-answer.sent.${invitation.answer ?? 'cannot'}`, {
    people: invitation.people ?? 1,
    day: invitation.heldOn,
  })
  return html`<div class="answer" role="status"><p class="st">${icons.fine}${say(locale, 'meeting-answer.sent')}</p><p>${words}</p></div>`
}

function answerForm(context: PageContext, { code, invitation, refused }: Shown): Markup {
  const { locale } = context
  const chosen = refused?.answer ?? invitation.answer ?? ''
  const people = refused?.people ?? String(invitation.people ?? 1)
  const error =
    refused &&
    html`<p class="msg" id="answer-note" role="alert">${icons.look}${say(locale, `meeting-answer.refused.${refused.reason}`)}</p>`
  const option = (value: 'comes' | 'cannot' | 'no-trade') =>
    html`<label class="option"><input type="radio" name="antwoord" value="${value}"${chosen === value && raw` checked`}${error && raw` aria-describedby="answer-note"`}> ${say(locale, `meeting-answer.option.${value}`)}</label>`
  return html`<section class="sect"><h2>${say(locale, 'meeting-answer.title')}</h2><form class="${error && 'err'}" method="post" action="${address(locale, ANSWER_PATH)}"><input type="hidden" name="code" value="${code}">
<fieldset><legend>${say(locale, 'meeting-answer.legend')}</legend>${error}${option('comes')}
<div class="f people"><label for="aantal">${say(locale, 'meeting-answer.people')}</label><input id="aantal" name="aantal" type="number" inputmode="numeric" min="1" max="20" value="${people}"></div>
${option('cannot')}${option('no-trade')}</fieldset>
<p class="help">${say(locale, 'meeting-answer.until', { day: invitation.heldOn })}</p>
<button class="btn main">${say(locale, invitation.answer === null ? 'meeting-answer.deed' : 'meeting-answer.change')}</button></form></section>`
}
