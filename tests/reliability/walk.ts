import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Role } from '../../src/kernel/codes.ts'
import { buyer, phone, purchase } from '../purchases.ts'

/** What went otherwise than it does on a server whose database is of its own release. */
export type Amiss = { what: string; status: number; said: string }

const reads: readonly [Role | null, ...string[]][] = [
  [null, '/', '/regels', '/gegevens', '/inloggen', '/healthz', '/v1/policies', '/v1/openapi.json'],
  ['dealer', '/v1/me', '/v1/purchases', '/v1/sales', '/v1/register-openings', '/v1/members', '/v1/tokens'],
  ['fencing-specialist', '/v1/hits', '/v1/theft-reports', '/v1/leads', '/v1/administrative-reports'],
  ['detective', '/v1/goods-lists', '/v1/dealers'],
  ['municipal-officer', '/v1/dealers', '/v1/logs', '/v1/received-reports', '/v1/role-changes'],
  ['municipal-inspector', '/v1/dealers'],
  ['auditor', '/v1/access-log-entries', '/v1/access-log-patterns', '/v1/retention-runs'],
  ['administrator', '/v1/organisations', '/v1/legal-holds', '/v1/upcoming-erasures', '/v1/gold-prices'],
  ['privacy-officer', '/v1/data-subject-requests'],
  ['citizen', '/v1/belongings', '/v1/belongings/keys', '/v1/goods-lists', '/v1/passkeys', '/v1/sessions'],
]
const CERTIFIED_MS_MAX = 20_000

type Answer = { status: number; body: unknown; text: string }
type Ask = (method: string, path: string, body?: unknown) => Promise<Answer>

/** Asks a server in the name of a role of the demo, or of nobody. */
export async function clientOf(url: string, role: Role | null): Promise<Ask> {
  const json = { 'content-type': 'application/json' }
  const signedIn = role && (await fetch(`${url}/demo/sign-in`, post(json, { role })))
  const cookie = signedIn ? String(signedIn.headers.get('set-cookie')).split(';')[0]! : ''
  return async (method, path, body) => {
    const headers = { cookie, ...(body !== undefined && { ...json, 'idempotency-key': randomUUID() }) }
    const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${url}${path}`, { ...sent, redirect: 'manual' })
    const text = await answer.text()
    const isJson = answer.headers.get('content-type')?.includes('json')
    return { status: answer.status, text, body: isJson ? (JSON.parse(text) as unknown) : null }
  }
}

const post = (headers: Record<string, string>, body: unknown) => ({
  method: 'POST',
  headers,
  body: JSON.stringify(body),
})

/** Walks through what every role does in a day: reads, then a purchase from counter to hit, and its sale. */
export async function walk(url: string): Promise<Amiss[]> {
  const amiss: Amiss[] = []
  const expecting = (what: string, wanted: number, { status, text }: Answer) => {
    if (status !== wanted) amiss.push({ what, status, said: text.slice(0, 300) })
  }
  for (const [role, ...paths] of reads) {
    const ask = await clientOf(url, role)
    for (const path of paths) expecting(`${role ?? 'nobody'} ${path}`, 200, await ask('GET', path))
  }
  const dealer = await clientOf(url, 'dealer')
  const bought = await dealer('POST', '/v1/purchases', purchase())
  expecting('record a purchase', 201, bought)
  if (bought.status !== 201) return amiss
  const { id, items } = bought.body as { id: string; items: [{ id: string }] }
  const isCertified = async () => (await dealer('GET', `/v1/purchases/${id}/receipt`)).status === 200
  if (!(await within(CERTIFIED_MS_MAX, isCertified))) amiss.push({ what: 'certified', status: 0, said: '' })
  const sale = { purchaseItemId: items[0].id, soldAt: new Date().toISOString(), priceCents: 100, buyer }
  expecting('record a sale', 201, await dealer('POST', '/v1/sales', sale))
  amiss.push(...(await walkToHit(url, expecting)))
  return amiss
}

async function walkToHit(
  url: string,
  expecting: (what: string, wanted: number, answer: Answer) => void,
): Promise<Amiss[]> {
  const police = await clientOf(url, 'detective')
  const reference = randomUUID()
  const item = { reference, ...phone(), priceCents: undefined }
  const report = { source: 'TEST', reference, committedOn: '2026-10-01', place: 'Enschede', items: [item] }
  expecting('report a theft', 201, await police('POST', '/v1/theft-reports', report))
  const nobody = await clientOf(url, null)
  const value = phone().identifiers![0]!.value
  const isStolen = async () => {
    const answer = await nobody('POST', '/v1/checks', { value })
    return (answer.body as { result?: string } | null)?.result === 'registered-stolen'
  }
  const isHit = async () =>
    ((await police('GET', '/v1/hits')).body as { items: unknown[] } | null)?.items.length !== 0
  const said = { status: 0, said: '' }
  return [
    ...((await within(CERTIFIED_MS_MAX, isStolen)) ? [] : [{ what: 'the check says yes', ...said }]),
    ...((await within(CERTIFIED_MS_MAX, isHit)) ? [] : [{ what: 'a hit', ...said }]),
  ]
}

/** Asks again until it is so; false when it is not in time. */
export async function within(ms_max: number, isSo: () => Promise<boolean>): Promise<boolean> {
  const until_ms = performance.now() + ms_max
  while (!(await isSo())) {
    if (performance.now() > until_ms) return false
    await wait(50)
  }
  return true
}
