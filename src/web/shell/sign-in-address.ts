/** Where someone signs in, to come back to this page: citizens in this app, as their vault opens along. */
export function signInAddress(): string {
  const here = encodeURIComponent(location.pathname + location.search)
  const isCitizens = /^\/app\/(spullen|aangifte)(\/|$)/.test(location.pathname)
  return isCitizens ? `/app/aanmelden?terug=${here}` : `/inloggen?terug=${here}`
}

/** Where whoever is signed in shows again that they are there, at the broker that they came by, to come back to this page. */
export function signInAgainAddress(): string {
  const language = document.documentElement.lang === 'en' ? '&language=en' : ''
  return `/sign-in/again?returnTo=${encodeURIComponent(location.pathname + location.search)}${language}`
}
