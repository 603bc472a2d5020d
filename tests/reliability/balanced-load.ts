import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { ENSCHEDE, HENGELO, purchase } from '../purchases.ts'

const LOOK_EVERY_MS = 25
/** After so many bad answers in a row a server gets no requests any more. */
const BAD_ANSWERS_MAX = 2

type Target = { url: string; isIn: boolean; bad: number; underWay: number }
export type Failure = { what: string; url: string; status: number; said: string }

/**
 * Shops and citizens behind a load balancer: constant work for the servers that are in, none sent twice. What was
 * acknowledged is kept by the client itself.
 */
export class BalancedLoad {
  readonly failures: Failure[] = []
  /** References of acknowledged purchases. */
  readonly acknowledged: string[] = []
  answered = 0
  slowest_ms = 0
  #targets: Target[] = []
  #next = 0
  #isStopping = false
  #work: Promise<unknown>[] = []
  readonly #cookie: string

  /** `cookie` of a dealer's session, which every server knows. */
  constructor(cookie: string) {
    this.#cookie = cookie
  }

  start(loops: number): void {
    this.#work = Array.from({ length: loops }, (_, loop) => this.#loop(loop))
    this.#work.push(this.#watch())
  }

  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.all(this.#work)
  }

  /** Puts a server in. */
  add(url: string): void {
    this.#targets.push({ url, isIn: true, bad: 0, underWay: 0 })
  }

  /** Takes a server out by hand, and resolves when nothing of ours is under way there. */
  async takeOut(url: string): Promise<void> {
    const target = this.#targets.find((one) => one.url === url)!
    target.isIn = false
    while (target.underWay > 0) await wait(LOOK_EVERY_MS)
  }

  /** Resolves when so many more requests were answered. */
  async progress(count: number): Promise<void> {
    const until = this.answered + count
    while (this.answered < until && this.failures.length === 0) await wait(LOOK_EVERY_MS)
  }

  async #watch(): Promise<void> {
    while (!this.#isStopping) {
      for (const target of this.#targets.filter(({ isIn }) => isIn)) {
        const isGood = await fetch(`${target.url}/healthz`).then(
          ({ ok }) => ok,
          () => false,
        )
        target.bad = isGood ? 0 : target.bad + 1
        if (target.bad >= BAD_ANSWERS_MAX) target.isIn = false
      }
      await wait(LOOK_EVERY_MS)
    }
  }

  async #loop(loop: number): Promise<void> {
    for (let n = 0; !this.#isStopping; n++) {
      const kind = (['purchase', 'check', 'purchase', 'register', 'policies'] as const)[n % 5]!
      await this.#ask(kind, loop % 2 === 0 ? ENSCHEDE : HENGELO)
    }
  }

  async #ask(what: 'purchase' | 'check' | 'register' | 'policies', branchNumber: string): Promise<void> {
    const servers = this.#targets.filter(({ isIn }) => isIn)
    const target = servers[this.#next++ % servers.length]!
    const reference = randomUUID()
    const [method, path, body] = {
      purchase: ['POST', '/v1/purchases', { ...purchase({ branchNumber }), reference }] as const,
      check: ['POST', '/v1/checks', { value: '356759040123458' }] as const,
      register: ['GET', '/v1/purchases?limit=5', undefined] as const,
      policies: ['GET', '/v1/policies', undefined] as const,
    }[what]
    const headers = {
      cookie: this.#cookie,
      'idempotency-key': reference,
      // Checks are counted per source: each comes from another.
      'x-forwarded-for': `10.${reference
        .slice(0, 6)
        .match(/../g)!
        .map((hex) => Number.parseInt(hex, 16))
        .join('.')}`,
      ...(body && { 'content-type': 'application/json' }),
    }
    target.underWay++
    const begun_ms = performance.now()
    try {
      const answer = await fetch(`${target.url}${path}`, {
        method,
        headers,
        ...(body && { body: JSON.stringify(body) }),
      })
      const said = await answer.text()
      if (answer.status >= 400) this.failures.push({ what, url: target.url, status: answer.status, said })
      else if (what === 'purchase') this.acknowledged.push(reference)
    } catch (error) {
      this.failures.push({ what, url: target.url, status: 0, said: String((error as Error).cause ?? error) })
    } finally {
      target.underWay--
      this.answered++
      this.slowest_ms = Math.max(this.slowest_ms, performance.now() - begun_ms)
    }
  }
}
