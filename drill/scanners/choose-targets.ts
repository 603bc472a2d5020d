import { addDays, dayInAmsterdam } from '../../src/kernel/dates.ts'
import type { Target } from './scan-with-sqlmap.ts'

const USED_BY_TOKENS = { dealer: 'purchases:read', 'fencing-specialist': 'theft-reports:read' } as const

/** What takes words from outside to the database: the check of everyone, and lists with all their filters. */
export async function chooseTargets(server: string, site: string): Promise<Target[]> {
  const dealer = await tokenOf(server, 'dealer')
  const police = await tokenOf(server, 'fencing-specialist')
  // Auditors get no tokens.
  const auditor = { cookie: await cookieOf(server, 'auditor') }
  const purchases = (await nextOf(server, '/v1/purchases?limit=1', dealer)) ?? ''
  const reports = (await nextOf(server, '/v1/theft-reports?limit=1', police)) ?? ''
  const day = addDays(dayInAmsterdam(new Date()), -30)
  const json = { 'content-type': 'application/json' }
  const at = (path: string, query: Record<string, string>) => `${site}${path}?${new URLSearchParams(query)}`
  return [
    { name: 'POST /controleer', url: `${site}/controleer`, body: 'nummer=356759040123458' },
    {
      name: 'POST /v1/checks',
      url: `${site}/v1/checks`,
      body: '{"value":"356759040123458","kind":"imei"}',
      headers: json,
    },
    { name: 'GET /v1/policies', url: at('/v1/policies', { municipality: 'GM0153', on: day }) },
    {
      name: 'GET /v1/purchases',
      url: at('/v1/purchases', { q: 'fiets', from: day, after: purchases, limit: '5' }),
      headers: dealer,
    },
    {
      name: 'GET /v1/theft-reports',
      url: at('/v1/theft-reports', { q: 'ring', after: reports, limit: '5' }),
      headers: police,
    },
    {
      name: 'GET /v1/access-log-entries',
      url: at('/v1/access-log-entries', { q: 'a', role: 'detective', person: 'a', action: 'a', from: day }),
      headers: auditor,
    },
  ]
}

/** A session of the demo, as a Cookie header. */
export async function cookieOf(server: string, role: string): Promise<string> {
  const answer = await fetch(`${server}/demo/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`no session for ${role}: ${answer.status}`)
  return cookie
}

async function tokenOf(server: string, role: keyof typeof USED_BY_TOKENS): Promise<Record<string, string>> {
  const answer = await fetch(`${server}/v1/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: await cookieOf(server, role) },
    body: JSON.stringify({
      name: 'scanner',
      scopes: [USED_BY_TOKENS[role]],
      lastDay: addDays(dayInAmsterdam(new Date()), 1),
    }),
  })
  if (answer.status !== 201) throw new Error(`no token for ${role}: ${answer.status} ${await answer.text()}`)
  return { authorization: `Bearer ${((await answer.json()) as { token: string }).token}` }
}

async function nextOf(server: string, path: string, headers: Record<string, string>): Promise<string | null> {
  const answer = await fetch(server + path, { headers })
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
  return ((await answer.json()) as { next: string | null }).next
}
