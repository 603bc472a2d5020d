import {
  type AskedPrice,
  goodsCategories,
  karats,
  type PriceAnswer,
  type PriceForm,
} from '../capabilities/campaign/public.ts'
import type { FieldError } from '../kernel/result.ts'
import { localeTag } from '../platform/messages/index.ts'
import type { AnswerSections } from './answer-page.ts'
import { html, raw, type Markup } from './html.ts'
import { icons } from './icons.ts'
import { document, type PageContext } from './layout.ts'
import { address, say, type TextKey } from './texts.ts'

const PATH = '/prijs'

/** On every answer of the check: the price may raise a question too. */
export const priceLink: AnswerSections = ({ locale }) => [
  {
    place: 'link',
    markup: html`<a class="text" href="${address(locale, PATH)}">${say(locale, 'price.link')}</a>`,
  },
]

/** The form as it was typed, with what is wrong with it; nothing typed is lost. */
export type TypedPrice = { form: PriceForm; errors: FieldError[] }

/** Two questions about a price: of a thing by its model, and of gold by its weight. Works without script. */
export function pricePage(context: PageContext, typed: TypedPrice | null = null): string {
  const { locale } = context
  const title = say(locale, 'price.title')
  const main = html`<div class="check"><h1>${title}</h1><p class="lead">${say(locale, 'price.lead')}</p>
${typed && summary(context, typed)}
<section class="sect"><h2>${say(locale, 'price.goods.title')}</h2>${goodsForm(context, typed)}</section>
<section class="sect"><h2>${say(locale, 'price.gold.title')}</h2><p class="help">${say(locale, 'price.gold.lead')}</p>${goldForm(context, typed)}</section>
${how(context)}</div>`
  return document(context, { title, path: PATH, main })
}

const fieldsInOrder = ['category', 'brand', 'model', 'weight', 'karat', 'price'] as const

function summary({ locale }: PageContext, { form, errors }: TypedPrice): Markup {
  const inOrder = fieldsInOrder.flatMap((field) => errors.filter((error) => error.field === field))
  const lines = inOrder.map(
    ({ field, code }) =>
      html`<li><a href="#${idOf(form.kind, field)}">${say(locale, code as TextKey)}</a></li>`,
  )
  return html`<div class="answer cant wrong" role="alert" tabindex="-1" autofocus><h2>${say(locale, 'price.wrong', { count: errors.length })}</h2><ul>${lines}</ul></div>`
}

const idOf = (kind: string, field: string) => `${kind === 'gold' ? 'gold' : 'goods'}-${field}`

type Field = { kind: 'goods' | 'gold'; name: keyof PriceForm; typed: TypedPrice | null; help?: TextKey }

/** Label, help or error, control. Values of the other question stay out. */
function field(
  { locale }: PageContext,
  { kind, name, typed, help }: Field,
  control: (value: string, attributes: Markup) => Markup,
): Markup {
  const own = typed !== null && (typed.form.kind === 'gold') === (kind === 'gold') ? typed : null
  const error = own?.errors.find((one) => one.field === name)
  const id = idOf(kind, name)
  const noteId = `${id}-note`
  const note = error
    ? html`<p class="msg" id="${noteId}">${icons.look}${say(locale, error.code as TextKey)}</p>`
    : help && html`<p class="help" id="${noteId}">${say(locale, help)}</p>`
  const attributes = html`id="${id}" name="${name}"${note && html` aria-describedby="${noteId}"`}${error && raw` aria-invalid="true"`}`
  return html`<div class="f${error && ' err'}"><label for="${id}">${say(locale, `price.field.${name}` as TextKey)}</label>${note}${control(own?.form[name] ?? '', attributes)}</div>`
}

function goodsForm(context: PageContext, typed: TypedPrice | null): Markup {
  const { locale } = context
  const options = goodsCategories.map((value) => ({ value, text: say(locale, `category.${value}`) }))
  const category = field(context, { kind: 'goods', name: 'category', typed }, (value, attributes) =>
    choice(attributes, value, say(locale, 'price.field.category.choose'), options),
  )
  const brand = field(context, { kind: 'goods', name: 'brand', typed }, textInput)
  const model = field(
    context,
    { kind: 'goods', name: 'model', typed, help: 'price.field.model.help' },
    textInput,
  )
  return form(context, 'goods', html`${category}${brand}${model}`, typed)
}

function goldForm(context: PageContext, typed: TypedPrice | null): Markup {
  const { locale } = context
  const options = karats.map(({ karat, mark }) => ({
    value: String(karat),
    text: say(locale, 'price.karat', { karat, mark }),
  }))
  const weight = field(
    context,
    { kind: 'gold', name: 'weight', typed, help: 'price.field.weight.help' },
    numberInput,
  )
  const karat = field(context, { kind: 'gold', name: 'karat', typed }, (value, attributes) =>
    choice(attributes, value, say(locale, 'price.field.karat.choose'), options),
  )
  return form(context, 'gold', html`${weight}${karat}`, typed)
}

function form(
  context: PageContext,
  kind: 'goods' | 'gold',
  fields: Markup,
  typed: TypedPrice | null,
): Markup {
  const { locale } = context
  const price = field(
    context,
    { kind, name: 'price', typed, help: 'price.field.price.help' },
    (value, attributes) =>
      html`<div class="money"><span aria-hidden="true">€</span>${numberInput(value, attributes)}</div>`,
  )
  return html`<form class="price-form" method="post" action="${address(locale, PATH)}"><input type="hidden" name="kind" value="${kind}">${fields}${price}<button class="btn main">${say(locale, `price.submit.${kind}`)}</button></form>`
}

function textInput(value: string, attributes: Markup): Markup {
  return html`<input type="text" ${attributes} value="${value}" maxlength="80" autocomplete="off" spellcheck="false">`
}

function numberInput(value: string, attributes: Markup): Markup {
  return html`<input type="text" inputmode="decimal" ${attributes} value="${value}" maxlength="20" autocomplete="off">`
}

function choice(
  attributes: Markup,
  chosen: string,
  none: string,
  options: { value: string; text: string }[],
): Markup {
  return html`<select ${attributes}><option value="">${none}</option>${options.map(
    ({ value, text }) => html`<option value="${value}"${value === chosen && raw` selected`}>${text}</option>`,
  )}</select>`
}

function how({ locale }: PageContext): Markup {
  const lines = (['sales', 'low', 'gold'] as const).map(
    (part) => html`<p>${say(locale, `price.how.${part}`)}</p>`,
  )
  return html`<details class="how"><summary>${say(locale, 'price.how')}</summary>${lines}</details>`
}

/** What there is to say of a price: that it is strikingly low, or nothing. Never that it is fine. */
export function priceAnswerPage(context: PageContext, asked: AskedPrice, answer: PriceAnswer): string {
  const { locale } = context
  const isLow = answer.verdict === 'strikingly-low'
  const status = say(locale, isLow ? 'price.low.status' : 'price.nothing.status')
  const main = html`<div class="check"><div class="asked"><span>${askedWords(context, asked)}</span><p>${say(locale, 'price.asked.price', { cents: asked.askedCents })}</p></div>
${isLow ? low(context, answer) : nothing(context, answer)}
<div class="stack"><a class="btn main" href="${address(locale, '/')}">${say(locale, 'price.check')}</a></div>
<hr class="rule"><div class="acts"><a class="text" href="${address(locale, PATH)}">${say(locale, 'price.again')}</a></div></div>`
  return document(context, { title: status, path: PATH, main })
}

function askedWords({ locale }: PageContext, asked: AskedPrice): string {
  if (asked.about === 'goods') {
    const { brand, model } = asked
    return say(locale, 'price.asked.goods', {
      category: say(locale, `category.${asked.category}`),
      brand,
      model,
    })
  }
  const weight = new Intl.NumberFormat(localeTag(locale)).format(asked.weightGrams)
  return say(locale, 'price.asked.gold', { weight, karat: asked.karat })
}

function low(
  { locale }: PageContext,
  { basis }: Extract<PriceAnswer, { verdict: 'strikingly-low' }>,
): Markup {
  const why =
    basis.kind === 'sales'
      ? say(locale, 'price.low.sales', {
          lowCents: basis.lowCents,
          highCents: basis.highCents,
          week: basis.week,
        })
      : say(locale, 'price.low.gold', {
          valueCents: basis.valueCents,
          pricedOn: basis.pricedOn,
          source: basis.source,
        })
  const asks = (['proof', 'number', 'doubt'] as const).map(
    (part) => html`<li>${say(locale, `price.low.next.${part}`)}</li>`,
  )
  return html`<div class="answer cant" role="status"><span class="st look">${icons.look}${say(locale, 'price.low.status')}</span><h1>${say(locale, 'price.low.title')}</h1><p>${why}</p><p>${say(locale, 'price.low.proof')}</p></div>
<section class="sect"><h2>${say(locale, 'price.low.next')}</h2><ul class="steps">${asks}</ul></section>`
}

function nothing({ locale }: PageContext, { why }: Extract<PriceAnswer, { verdict: 'nothing' }>): Markup {
  return html`<div class="answer" role="status"><h1>${say(locale, 'price.nothing.title')}</h1><p>${say(locale, `price.nothing.${why}`)}</p><p>${say(locale, 'price.nothing.next')}</p></div>`
}
