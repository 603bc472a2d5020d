import type { NoticeField, NoticeKind, TypedNotice } from '../capabilities/dealers/public.ts'
import { branchKinds } from '../kernel/codes.ts'
import type { FieldError } from '../kernel/result.ts'
import { html, raw, type Markup } from './html.ts'
import { icons } from './icons.ts'
import type { PageContext } from './layout.ts'
import { address, say, type TextKey } from './texts.ts'

/** The form as it was typed, with what is wrong with it; nothing typed is lost. */
export type NoticeForm = {
  kind: NoticeKind
  /** Sent twice it is one notice. */
  id: string
  municipalities: readonly { slug: string; name: string }[]
  typed: TypedNotice
  errors: readonly FieldError[]
}
/** Under which word each kind stands in the address. */
export const noticePaths = {
  start: '/handelaar-melden/starten',
  move: '/handelaar-melden/verhuizen',
  stop: '/handelaar-melden/stoppen',
} as const satisfies Record<NoticeKind, string>

const announcerRoles = ['owner', 'manager', 'adviser'] as const

/** One form per kind, in the order in which people know the answers. Works without script. */
export function noticeForm(context: PageContext, form: NoticeForm): Markup {
  const { locale } = context
  const { kind, id, municipalities } = form
  const part = (title: TextKey, fields: Markup[], help?: TextKey) =>
    html`<fieldset class="part"><legend><h2>${say(locale, title)}</h2></legend>${help && html`<p class="help">${say(locale, help)}</p>`}${fields}</fieldset>`
  const places = municipalities.map(({ slug, name }) => ({ value: slug, text: name }))
  const text = (name: NoticeField, more: Control = {}) => field(context, form, { name, ...more })
  const where = (names: readonly [NoticeField, NoticeField, NoticeField, NoticeField, NoticeField]) => [
    text(names[0], { options: places }),
    text(names[1], { max: 80 }),
    html`<div class="pair">${text(names[2], { max: 12 })}${text(names[3], { max: 7 })}</div>`,
    text(names[4], { max: 60 }),
  ]
  const trades = branchKinds.map((value) => ({ value, text: say(locale, `branch-kind.${value}`) }))
  const roles = announcerRoles.map((value) => ({ value, text: say(locale, `notice.role.${value}`) }))
  const isStart = kind === 'start'
  return html`${summary(context, form)}<form class="notice-form" method="post" action="${address(locale, noticePaths[kind])}">
<input type="hidden" name="id" value="${id}">
${part('notice.public.business', [
  text('name', { max: 120, autocomplete: 'organization' }),
  ...(isStart ? [text('trade', { options: trades })] : []),
  text('kvkNumber', {
    max: 12,
    isNumber: true,
    isOptional: isStart,
    help: isStart ? 'notice.field.kvkNumber.help-start' : 'notice.field.kvkNumber.help',
  }),
  text('branchNumber', { max: 18, isNumber: true, isOptional: true, help: 'notice.field.branchNumber.help' }),
])}
${part(`notice.public.place.${kind}`, where(['municipality', 'street', 'houseNumber', 'postcode', 'town']))}
${
  kind === 'move' &&
  part('notice.public.to', where(['toMunicipality', 'newStreet', 'newHouseNumber', 'newPostcode', 'newTown']))
}
${field(context, form, { name: 'happensOn', label: `notice.field.happensOn.${kind}`, type: 'date', help: `notice.public.${kind}.when` })}
${part(
  'notice.public.who',
  [
    text('announcerName', { max: 80, autocomplete: 'name' }),
    text('announcerRole', { options: roles }),
    text('email', { max: 120, type: 'email', autocomplete: 'email', help: 'notice.field.email.help' }),
    text('phone', { max: 30, type: 'tel', autocomplete: 'tel' }),
  ],
  'notice.public.who.help',
)}
<p class="note">${say(locale, 'notice.public.data')}</p>
<button class="btn main">${say(locale, 'notice.public.send')}</button></form>`
}

type Control = {
  label?: TextKey
  help?: TextKey
  type?: 'text' | 'date' | 'email' | 'tel'
  max?: number
  isNumber?: boolean
  isOptional?: boolean
  autocomplete?: string
  options?: readonly { value: string; text: string }[]
}

/** Label, help, error, control: help stays beside the error. */
function field(
  { locale }: PageContext,
  { typed, errors }: NoticeForm,
  { name, label, help, isOptional, ...control }: Control & { name: NoticeField },
): Markup {
  const error = errors.find((one) => one.field === name)
  const described = [help && `${name}-help`, error && `${name}-error`].filter(Boolean).join(' ')
  const attributes = html`id="${name}" name="${name}"${described && html` aria-describedby="${described}"`}${error && raw` aria-invalid="true"`}`
  const value = typed[name] ?? ''
  const optional = isOptional && html` <span class="opt">${say(locale, 'lead.optional')}</span>`
  return html`<div class="f${error && ' err'}"><label for="${name}">${say(locale, label ?? (`notice.field.${name}` as TextKey))}${optional}</label>
${help && html`<p class="help" id="${name}-help">${say(locale, help)}</p>`}
${error && html`<p class="msg" id="${name}-error">${icons.look}${say(locale, error.code as TextKey)}</p>`}
${control.options ? choice(locale, attributes, value, control.options) : input(attributes, value, control)}</div>`
}

function input(attributes: Markup, value: string, control: Control): Markup {
  const { type = 'text', max = 80, isNumber = false, autocomplete = 'off' } = control
  // No limit in the control: what is pasted with spaces must not lose its end.
  return html`<input type="${type}" ${attributes} value="${value}" maxlength="${max * 2}" autocomplete="${autocomplete}"${isNumber && raw` class="mono" inputmode="numeric"`} spellcheck="false">`
}

function choice(
  locale: PageContext['locale'],
  attributes: Markup,
  chosen: string,
  options: readonly { value: string; text: string }[],
): Markup {
  return html`<select ${attributes}><option value="">${say(locale, 'notice.choose')}</option>${options.map(
    ({ value, text }) => html`<option value="${value}"${value === chosen && raw` selected`}>${text}</option>`,
  )}</select>`
}

/** Everything that is wrong, each a link to its field. */
function summary({ locale }: PageContext, { kind, errors }: NoticeForm): Markup | false {
  if (errors.length === 0) return false
  const label = (name: string) =>
    name === 'happensOn' ? `notice.field.happensOn.${kind}` : `notice.field.${name}`
  const lines = errors.map(
    ({ field: name, code }) =>
      html`<li><a href="#${name}">${say(locale, label(name) as TextKey).replace(/\?$/, '')}: ${say(locale, code as TextKey)}</a></li>`,
  )
  return html`<div class="answer cant wrong" role="alert" tabindex="-1" autofocus><h2>${say(locale, 'notice.public.wrong', { count: errors.length })}</h2><ul>${lines}</ul></div>`
}
