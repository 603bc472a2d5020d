import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'vitest'
import type { ListedDealer } from '../src/capabilities/dealers/public.ts'
import type { LetterTemplate, SeriesPlan } from '../src/capabilities/letters/contract.ts'
import { dayInAmsterdam } from '../src/kernel/dates.ts'
import type { Client } from './helder.ts'

/** A moment for another process to get on. */
export const clock = () => wait(5)

export const itemsOf = <T>({ body }: { body: unknown }) => (body as { items: T[] }).items

/** Every dealer that a caller may see. */
export async function dealersOf(client: Client): Promise<ListedDealer[]> {
  const all: ListedDealer[] = []
  let after: string | null = ''
  while (after !== null) {
    const query: string = after === '' ? '' : `&after=${after}`
    const { body } = await client.get(`/v1/listed-dealers?limit=200${query}`)
    const page = body as { items: ListedDealer[]; next: string | null }
    all.push(...page.items)
    after = page.next
  }
  return all
}

type Order = {
  channel: 'post' | 'email' | 'email-else-post'
  /** All dealers of it, or null for the whole region. */
  municipality: string | null
  again?: boolean
  kind?: string
  /** Only the first so many. */
  take?: number
}

/** Orders a series as the screen does: a plan first, then as many letters as it said. */
export async function seriesFor(
  client: Client,
  { channel, municipality, again = false, kind = 'first-letter', take = 1_000 }: Order,
): Promise<{ id: string; count: number; ids: string[]; plan: SeriesPlan }> {
  const templates = itemsOf<LetterTemplate>(await client.get('/v1/letter-templates'))
  const dealers = await dealersOf(client)
  const order = {
    templateId: templates.find((template) => template.kind === kind)!.id,
    dealerIds: dealers
      .filter((dealer) => municipality === null || dealer.municipality === municipality)
      .map(({ id }) => id)
      .slice(0, take),
    channel,
    datedOn: dayInAmsterdam(new Date()),
    includeLately: again,
  }
  const plan = (await client.post('/v1/letter-series-plans', order)).body as SeriesPlan
  const count = plan.letters.length
  const answer = await client.post('/v1/letter-series', { ...order, count })
  expect(answer.status, answer.text).toBe(201)
  return { id: (answer.body as { id: string }).id, count, ids: order.dealerIds, plan }
}
