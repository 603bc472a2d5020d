import type { ConfirmWay, SessionView } from '../sessions/contract.ts'

/**
 * How the holder of a session can show to be there. Who came by single sign-on answers to the organisation's own door,
 * also when there is a passkey: it must not take the place of that organisation's checks. Of the demo a button is
 * enough, and only in a demo. Where nothing else is left, signing in again always works.
 */
export function confirmWaysOf(session: {
  method: SessionView['method']
  passkeys: number
  isDemo: boolean
}): ConfirmWay[] {
  if (session.method === 'sso') return ['sign-in']
  const ways: ConfirmWay[] = []
  if (session.passkeys > 0) ways.push('passkey')
  if (session.method === 'demo' && session.isDemo) ways.push('demo')
  return ways.length > 0 ? ways : ['sign-in']
}
