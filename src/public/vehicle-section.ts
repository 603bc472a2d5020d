import type { VehicleAnswer, VehicleRegister } from '../capabilities/check/public.ts'
import { parseIdentifier } from '../identifiers/public.ts'
import type { AnswerSections } from './answer-page.ts'
import { html, type Markup } from './html.ts'
import { icons } from './icons.ts'
import { say, type Locale } from './texts.ts'

const RDW_PAGE = 'https://ovi.rdw.nl/'

/** Below an answer about a Dutch plate, yes or no alike: what the open vehicle register says, or that it says nothing now. */
export function vehicleSection(register: VehicleRegister): AnswerSections {
  return async ({ locale }, { outcome }) => {
    if ('ok' in outcome || outcome.kind !== 'plate' || outcome.canonical === null) return []
    const plate = parseIdentifier('plate', outcome.canonical)
    const isForeign =
      !plate.ok || plate.canonical.includes('/') || plate.warnings.includes('not-a-dutch-plate')
    if (isForeign) return []
    const answer = await register.find(plate.canonical)
    const markup = html`<section class="sect"><h2>${say(locale, 'vehicle.title')}</h2>${content(locale, answer)}
<p><a class="text" href="${RDW_PAGE}" rel="noreferrer">${say(locale, 'vehicle.link')}</a></p></section>`
    return [{ place: 'more', markup }]
  }
}

function content(locale: Locale, answer: VehicleAnswer): Markup {
  if (!answer.ok) return html`<p class="st">${icons.look}${say(locale, 'vehicle.unavailable')}</p>`
  const { facts } = answer
  if (facts === null) return html`<p>${say(locale, 'vehicle.unknown')}</p>`
  const admitted =
    facts.firstAdmittedOn &&
    new Intl.DateTimeFormat(locale === 'nl' ? 'nl-NL' : 'en-GB', {
      dateStyle: 'long',
      timeZone: 'UTC',
    }).format(new Date(`${facts.firstAdmittedOn}T00:00:00Z`))
  const rows = [
    ['brand', facts.brand],
    ['model', facts.model],
    ['colour', facts.colour],
    ['first-admitted', admitted],
    ['kind', facts.kind],
  ] as const
  const shown = rows.filter(([, value]) => value !== null)
  return html`<dl class="facts">${shown.map(([name, value]) => html`<div><dt>${say(locale, `vehicle.${name}`)}</dt><dd>${value}</dd></div>`)}</dl>
<p>${say(locale, 'vehicle.compare')}</p><p class="sm">${say(locale, 'vehicle.source')}</p>`
}
