import type { Problem } from '../platform/contract.ts'
import { confirmPresence } from './confirmation.ts'
import { storedLocale } from './stored-locale.ts'

/** The server refused: `application/problem+json`, with extra members such as `saleAllowedFrom`. */
export class ApiProblem extends Error {
  readonly problem: Problem & Record<string, unknown>
  constructor(problem: Problem & Record<string, unknown>) {
    super(problem.detail)
    this.name = 'ApiProblem'
    this.problem = problem
  }
  get status(): number {
    return this.problem.status
  }
  get reason(): string | undefined {
    return this.problem.reason
  }
}

/** The request never got an answer; whether it was carried out is unknown, so repeat it with the same key. */
export class ConnectionLost extends Error {
  constructor(cause: unknown) {
    super('no answer from the server', { cause })
    this.name = 'ConnectionLost'
  }
}

type Options = {
  body?: unknown
  form?: FormData
  idempotencyKey?: string
  signal?: AbortSignal | undefined
  /** The answer is a file (a Blob), not JSON. */
  isFile?: true
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/**
 * Calls the API in the chosen language. Never retries by itself: people press again, with the same key. Only a deed that
 * was refused until its holder showed to be there is sent again once they did.
 */
export async function callApi<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  const sent_ms = performance.now()
  try {
    return await send<T>(method, path, options)
  } catch (error) {
    const isAsked = error instanceof ApiProblem && error.reason === 'confirmation-needed'
    if (!isAsked || !(await confirmPresence(sent_ms))) throw error
    return await send<T>(method, path, options)
  }
}

async function send<T>(method: Method, path: string, options: Options): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': storedLocale() }
  if (options.body !== undefined) headers['content-type'] = 'application/json'
  if (options.idempotencyKey !== undefined) headers['idempotency-key'] = options.idempotencyKey
  const response = await answerOf(path, {
    method,
    headers,
    // The browser itself says where the parts of a form begin.
    body: options.form ?? (options.body === undefined ? null : JSON.stringify(options.body)),
    signal: options.signal ?? null,
    credentials: 'same-origin',
  })
  if (response.ok && options.isFile) return (await response.blob()) as T
  if (response.ok) return (response.status === 204 ? undefined : await response.json()) as T
  throw new ApiProblem(await problemOf(response))
}

async function answerOf(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw new ConnectionLost(error)
  }
}

async function problemOf(response: Response): Promise<Problem & Record<string, unknown>> {
  const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false
  if (isProblem) return (await response.json()) as Problem & Record<string, unknown>
  return {
    type: 'about:blank',
    title: response.statusText,
    status: response.status,
    detail: response.statusText,
  }
}

export const getJson = <T>(path: string, signal?: AbortSignal) => callApi<T>('GET', path, { signal })
export const postJson = <T>(path: string, body: unknown, idempotencyKey?: string) =>
  callApi<T>('POST', path, idempotencyKey === undefined ? { body } : { body, idempotencyKey })

/** An address with the parameters that are set. */
export function withQuery(path: string, query: Record<string, string | number | undefined | null>): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value))
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** A fresh `Idempotency-Key`: one per form, so that pressing twice never records twice. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
