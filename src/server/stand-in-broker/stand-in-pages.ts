import { html, type Markup } from '../../public/html.ts'
import { type Locale, say } from '../../public/texts.ts'
import type { StandInKind } from './kinds.ts'

type Shown = { kind: StandInKind; locale: Locale }
/** Where the styles of the stand-ins are served. */
export const STYLES_PATH = '/demo/broker/stand-in.css'

function page({ locale }: Shown, title: string, main: Markup): string {
  return String(html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="/public/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/public/site.css">
<link rel="stylesheet" href="${STYLES_PATH}">
</head>
<body class="public">
<main class="wrap stand-in">
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`)
}

const nameOf = ({ kind, locale }: Shown) => kind.settings.name[locale]

/** Who someone is and how certain that is: what a broker would find out with a password, an app or a card. */
export function standInLoginPage(shown: Shown): string {
  const { kind, locale } = shown
  const name = nameOf(shown)
  const enough = kind.settings.assurance.minimum
  const levels = kind.levels.map(
    (level) =>
      html`<label><input type="radio" name="level" value="${level.value}"${level.value === enough && html` checked`}> ${level[locale]}</label>`,
  )
  const people = kind.people.map(
    (person) =>
      html`<li><button class="btn" name="person" value="${person.id}">${person.name}</button><span>${person.organisation}${person.role && `, ${say(locale, `shell.role.${person.role}`).toLowerCase()}`}</span></li>`,
  )
  return page(
    shown,
    say(locale, 'stand-in.title', { name }),
    html`<p class="lead">${say(locale, 'stand-in.lead', { name })}</p>
<form method="post"><fieldset><legend>${say(locale, 'stand-in.level')}</legend><div class="levels">${levels}</div></fieldset>
<h2>${say(locale, 'stand-in.who')}</h2><ul class="doors">${people}</ul>
<p><button class="btn small" name="cancel" value="yes">${say(locale, 'stand-in.cancel')}</button></p></form>`,
  )
}

/** `form` is oidc-provider's own, with a token against forgery; its button is ours. */
export function standInSignOutPage(shown: Shown, token: string, action: string): string {
  const { locale } = shown
  return page(
    shown,
    say(locale, 'stand-in.sign-out.question', { name: nameOf(shown) }),
    html`<form method="post" action="${action}"><input type="hidden" name="xsrf" value="${token}"><button class="btn main" name="logout" value="yes">${say(locale, 'stand-in.sign-out.yes')}</button></form>`,
  )
}

export function standInSignedOutPage(shown: Shown): string {
  return page(shown, say(shown.locale, 'stand-in.sign-out', { name: nameOf(shown) }), html``)
}

export function standInProblemPage(shown: Shown): string {
  const { locale } = shown
  return page(
    shown,
    say(locale, 'stand-in.problem'),
    html`<p class="lead">${say(locale, 'stand-in.problem.text')}</p>`,
  )
}
