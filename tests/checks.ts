import type { AddressInfo } from 'node:net'
import { expect, vi } from 'vitest'
import type { Helder } from '../src/server/assemble.ts'
import type { Answer } from './helder.ts'

let addresses = 0
/** An address that nobody has checked from: budgets are counted per address (RFC 3849: for documentation). */
export const newAddress = () => `2001:db8:${(++addresses).toString(16)}::1`

/**
 * Checks numbers as visitors do, each from an address of its own unless told otherwise: on a port, since what answers
 * before Fastify is not seen by `app.inject`.
 */
export function openChecker({ app }: Pick<Helder, 'app'>) {
  let url: string | null = null
  async function listen(): Promise<string> {
    if (!app.server.listening) await app.listen({ port: 0, host: '127.0.0.1' })
    return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}/v1/checks`
  }
  async function check(
    value: unknown,
    { more = {}, headers = {}, address = newAddress() }: CheckFrom = {},
  ): Promise<Answer> {
    url ??= await listen()
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': address, ...headers },
      body: JSON.stringify({ value, ...more }),
    })
    const text = await answer.text()
    // The poll had to wait for this machine, and old data give no answer: asked again, as Retry-After says.
    if (answer.status === 503) return check(value, { more, headers, address })
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text,
      body: JSON.parse(text) as unknown,
    }
  }
  const says = async (value: string) => ((await check(value)).body as { result?: string }).result
  /** Waits until the check says so: it follows the database with a poll. */
  const becomes = (value: string, result: string) =>
    vi.waitFor(async () => expect(await says(value)).toBe(result), { timeout: 10_000 })
  return { check, says, becomes }
}
type CheckFrom = { more?: Record<string, unknown>; headers?: Record<string, string>; address?: string }
