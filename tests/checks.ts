import { expect, vi } from 'vitest'
import type { Helder } from '../src/server/assemble.ts'
import type { Answer } from './helder.ts'

let addresses = 0
/** An address that nobody has checked from: budgets are counted per address (RFC 3849: for documentation). */
export const newAddress = () => `2001:db8:${(++addresses).toString(16)}::1`

/** Checks numbers as visitors do, each from an address of its own unless told otherwise. */
export function openChecker({ app }: Pick<Helder, 'app'>) {
  async function check(
    value: unknown,
    { more = {}, headers = {}, address = newAddress() }: CheckFrom = {},
  ): Promise<Answer> {
    const asked = await ask(value, { more, headers, address })
    // The poll had to wait for this machine, and old data give no answer: asked again, as Retry-After says.
    return asked.status === 503 ? check(value, { more, headers, address }) : asked
  }
  async function ask(value: unknown, { more, headers, address }: Required<CheckFrom>): Promise<Answer> {
    const { statusCode, ...answer } = await app.inject({
      method: 'POST',
      url: '/v1/checks',
      remoteAddress: address,
      headers,
      payload: { value, ...more },
    })
    return {
      status: statusCode,
      headers: answer.headers,
      text: answer.body,
      body: JSON.parse(answer.body) as unknown,
    }
  }
  const says = async (value: string) => ((await check(value)).body as { result?: string }).result
  /** Waits until the check says so: it follows the database with a poll. */
  const becomes = (value: string, result: string) =>
    vi.waitFor(async () => expect(await says(value)).toBe(result), { timeout: 10_000 })
  return { check, says, becomes }
}
type CheckFrom = { more?: Record<string, unknown>; headers?: Record<string, string>; address?: string }
