/** Where someone signs in, to come back to this page: citizens in this app, as their vault opens along. */
export function signInAddress(): string {
  const here = encodeURIComponent(location.pathname + location.search)
  const isCitizens = /^\/app\/(spullen|aangifte)(\/|$)/.test(location.pathname)
  return isCitizens ? `/app/aanmelden?terug=${here}` : `/inloggen?terug=${here}`
}
