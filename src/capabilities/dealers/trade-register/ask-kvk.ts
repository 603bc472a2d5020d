import { readAnswer } from '../../../platform/read-answer.ts'
import type { Silence, SilenceReason } from './contract.ts'

/** `no-such-path`: something answered that doesn't know this address of the API, as when a generation was switched off. */
export type KvkReply =
  | { outcome: 'read'; body: unknown }
  | { outcome: 'not-found' }
  | { outcome: 'no-such-path' }
  | Silence

/** A hundred branches with all they do are some 100 kB. */
const ANSWER_BYTES_MAX = 1_048_576
const WAIT_SECONDS_MAX = 86_400
/** Their codes for "there is no such number" and "nothing found" (developers.kvk.nl, error codes). */
const NOTHING_FOUND = new Set(['IPD0004', 'IPD0005', 'IPD0006', 'IPD0007', 'IPD5200'])
/** "Can't be given now, try again later", whatever status they come with. */
const FOR_NOW = new Set(['IPD1002', 'IPD1003', 'IPD9999'])

export type KvkAccess = { url: string; key: string; signal: AbortSignal }

/** One question to the API. The key goes in a header and to the base alone: a redirect is not followed. */
export async function askKvk(
  { url, key, signal }: KvkAccess,
  path: string,
  query: Record<string, string> = {},
): Promise<KvkReply> {
  const asked = new URL(`${url.replace(/\/+$/, '')}/api/${path}`)
  for (const [name, value] of Object.entries(query)) asked.searchParams.set(name, value)
  try {
    const headers = { apikey: key, accept: 'application/hal+json, application/json' }
    const answer = await fetch(asked, { signal, redirect: 'manual', headers })
    const text = await readAnswer(answer, ANSWER_BYTES_MAX)
    return judge(answer, text === undefined ? undefined : parse(answer, text))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'TimeoutError') return silence('timeout')
    // Nobody listens, no such name, cut off on the way.
    if (error instanceof TypeError || error instanceof DOMException) return silence('outage')
    throw error
  }
}

export function silence(why: SilenceReason, retryAfterSeconds: number | null = null): Silence {
  return { outcome: 'unavailable', why, retryAfterSeconds }
}

/** Undefined when it is no JSON, or doesn't say that it is. */
function parse(answer: Response, text: string): unknown {
  if (!/^application\/(hal\+)?json\b/i.test(answer.headers.get('content-type') ?? '')) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function judge({ status, headers }: Response, body: unknown): KvkReply {
  if (status === 401 || status === 403) return silence('refused-key')
  if (status === 429) return silence('rate-limited', waitSeconds(headers.get('retry-after')))
  const codes = errorCodes(body)
  if (codes.some((code) => FOR_NOW.has(code)) || status >= 500) return silence('outage')
  if (status === 200) return body === undefined ? silence('unreadable') : { outcome: 'read', body }
  if (codes.some((code) => NOTHING_FOUND.has(code))) return { outcome: 'not-found' }
  // A 404 without a code of theirs is no answer about a business: it is an address that isn't there.
  return status === 404 || status === 410 ? { outcome: 'no-such-path' } : silence('unreadable')
}

/** `{ fout: [{ code, omschrijving }] }`. */
function errorCodes(body: unknown): string[] {
  const errors = (body as { fout?: unknown } | null | undefined)?.fout
  return Array.isArray(errors)
    ? errors.map((error) => String((error as { code?: unknown } | null)?.code))
    : []
}

/** Retry-After (RFC 9110, 10.2.3): seconds, or a moment. */
function waitSeconds(header: string | null): number | null {
  if (header === null) return null
  const seconds = /^\d+$/.test(header) ? Number(header) : Math.ceil((Date.parse(header) - Date.now()) / 1_000)
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 1), WAIT_SECONDS_MAX) : null
}
