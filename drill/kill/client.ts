import { randomUUID } from 'node:crypto'
import { ENSCHEDE, HENGELO, phone, purchase } from '../../tests/purchases.ts'
import type { Ledger } from './ledger.ts'

const RETRY_MS = 25
/** Longer than any recovery: a request that gets no answer is given up and sent again. */
const ANSWER_MS_MAX = 10_000

/** A shop that records without end, and sends what it got no answer to again under the same key. */
export class Client {
  readonly #url: () => string
  readonly #ledger: Ledger
  readonly #stopping = new AbortController()
  #cookie = ''
  #loops: Promise<void>[] = []
  #waiting: { count: number; resolve: () => void }[] = []
  /** While true, only the first loop sends: enough for something to happen meanwhile. */
  isQuiet = false
  acknowledged = 0

  constructor(url: () => string, ledger: Ledger) {
    this.#url = url
    this.#ledger = ledger
  }

  /** Signs in and starts so many loops, each with one request under way. */
  async start(concurrent: number): Promise<void> {
    const answer = await fetch(`${this.#url()}/demo/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role: 'dealer' }),
    })
    this.#cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    this.#loops = Array.from({ length: concurrent }, (_, i) => this.#record(i))
  }

  /** Resolves when so many more were acknowledged; rejects when a loop met an answer that is not a matter of waiting. */
  async progress(count: number): Promise<void> {
    const reached = new Promise<void>((resolve) =>
      this.#waiting.push({ count: this.acknowledged + count, resolve }),
    )
    await Promise.race([reached, Promise.all(this.#loops)])
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await Promise.all(this.#loops)
  }

  /** Sends one request under a key, or without one, and gives its answer. */
  async send(key: string, branchNumber: string, idempotencyKey: string | null): Promise<Response> {
    const items = [phone({ model: key, identifiers: [], identifierAbsentReason: 'unreadable' })]
    return fetch(`${this.#url()}/v1/purchases`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        cookie: this.#cookie,
        ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      },
      body: JSON.stringify(purchase({ branchNumber, items })),
      signal: AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(ANSWER_MS_MAX)]),
    })
  }

  async #record(loop: number): Promise<void> {
    const branchNumber = loop % 2 === 0 ? ENSCHEDE : HENGELO
    while (!this.#stopping.signal.aborted) {
      if (this.isQuiet) await pause()
      if (this.isQuiet && loop > 0) continue
      const key = randomUUID()
      while (!this.#stopping.signal.aborted && !(await this.#attempt(key, branchNumber))) {
        await pause()
      }
    }
  }

  async #attempt(key: string, branchNumber: string): Promise<boolean> {
    let body: { id: string; sequenceNumber: number }
    try {
      const answer = await this.send(key, branchNumber, key)
      const text = await answer.text()
      if (answer.status >= 500) return false
      if (answer.status !== 201) throw new Refused(`${answer.status} ${text}`)
      body = JSON.parse(text)
    } catch (error) {
      if (error instanceof Refused) throw error
      return false
    }
    this.#ledger.note({ key, id: body.id, sequenceNumber: body.sequenceNumber })
    this.acknowledged++
    this.#waiting = this.#waiting.filter(({ count, resolve }) => count > this.acknowledged || resolve())
    return true
  }
}

/** The server answered, and no repetition would change that. */
class Refused extends Error {}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, RETRY_MS))
}
