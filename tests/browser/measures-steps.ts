import type { Page } from '@playwright/test'
import type { ListedDealer } from '../../src/capabilities/dealers/contract.ts'
import type { ladderView } from '../../src/capabilities/measures/ladders/contract.ts'
import type { z } from 'zod'
import { expect } from './fixtures.ts'

/** Sends something as whoever is signed in on the page; it must be taken. */
export async function post(page: Page, path: string, data: unknown): Promise<void> {
  const answer = await page.request.post(path, { data })
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true)
}
const get = async <T>(page: Page, path: string) => (await (await page.request.get(path)).json()) as T

/**
 * A dealer of the own municipality with two findings that they were told of, under an enforcement policy; `ago` gives days
 * before today. Nobody else's journey works on this dealer.
 */
export async function measuresWorld(page: Page, ago: (days: number) => string) {
  const ladders = await get<{ items: z.infer<typeof ladderView>[] }>(
    page,
    '/v1/enforcement-ladders?municipality=enschede',
  )
  if (ladders.items.length === 0) await enterPolicy(page, ago)
  const { items } = await get<{ items: ListedDealer[] }>(page, '/v1/listed-dealers?limit=200')
  const files = await get<{ items: { dealerId: string }[] }>(page, '/v1/case-files?limit=200')
  const busy = new Set(files.items.map(({ dealerId }) => dealerId))
  const candidates = items.filter(({ id, municipality }) => municipality === 'enschede' && !busy.has(id))
  const dealer = await firstWithout(page, candidates.toReversed())
  if (dealer === undefined) throw new Error('no dealer without a file')
  const find = async (kind: string, text: string, daysAgo: number) => {
    const id = crypto.randomUUID()
    await post(page, '/v1/findings', {
      id,
      dealerId: dealer.id,
      kind,
      text,
      observedAt: `${ago(daysAgo)}T10:00:00Z`,
      evidence: [{ kind: 'words', words: 'Gesprek met de eigenaar' }],
    })
    await post(page, '/v1/finding-notices', { findingIds: [id], way: 'in-shop', answerUntil: ago(-20) })
  }
  await find('sales-register-missing', 'Er lag geen verkoopregister in de winkel.', 70)
  await find('sales-register-missing', 'Er was nog steeds geen verkoopregister.', 65)
  return {
    dealer,
    lateFinding: () => find('order-not-followed', 'Er was na de hersteltermijn geen verkoopregister.', 16),
  }
}

async function enterPolicy(page: Page, ago: (days: number) => string): Promise<void> {
  await post(page, '/v1/bylaw-articles', {
    municipality: 'enschede',
    part: 'enforcement-policy',
    status: 'in-force',
    article: 'Beleidsregel handhaving heling',
    text: 'Zo treden wij op.',
    from: ago(200),
    publication: 'Gemeenteblad 2026, 1',
    reason: 'Was nog niet ingevoerd',
  })
  const rung = (weight: string, ...measures: string[]) => ({ weight, parts: null, measures })
  await post(page, '/v1/enforcement-ladders', {
    id: crypto.randomUUID(),
    from: ago(190),
    source: 'Beleidsregel handhaving heling, Gemeenteblad 2026, 1',
    windowMonths: 24,
    viewDays: 14,
    warningMonths: 24,
    complyDays: 14,
    rungs: [rung('slight', 'warning'), rung('serious', 'warning', 'order'), rung('grave', 'order')],
    penalty: { amountCents: 50_000, per: 'violation', maximumCents: 500_000 },
    closure: null,
  })
}

/** The first dealer about whom nothing was found. */
async function firstWithout(page: Page, dealers: ListedDealer[]): Promise<ListedDealer | undefined> {
  for (const dealer of dealers) {
    const { items } = await get<{ items: unknown[] }>(page, `/v1/findings?dealerId=${dealer.id}`)
    if (items.length === 0) return dealer
  }
  return undefined
}
