import { randomInt } from 'node:crypto'
import type { APIRequestContext, Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** A frame number as the Dutch trade stamps them, that nothing has yet. */
export function freshFrame(): string {
  const letter = () => String.fromCharCode(65 + randomInt(26))
  return `${letter()}${letter()}${String(randomInt(10_000_000)).padStart(7, '0')}`
}

/** Puts a bicycle into the goods lists as police do, and waits until the check knows it. */
export async function reportStolen(request: APIRequestContext, frame: string): Promise<void> {
  await request.post('/demo/sign-in', { data: { role: 'fencing-specialist' } })
  const item = {
    reference: frame,
    category: 'bicycle',
    brand: 'Gazelle',
    model: '',
    colour: '',
    description: '',
  }
  const answer = await request.post('/v1/theft-reports', {
    data: {
      source: 'browser',
      reference: frame,
      committedOn: '2026-11-01',
      place: 'Enschede',
      items: [{ ...item, identifiers: [{ kind: 'frame', value: frame }] }],
    },
  })
  expect(answer.status()).toBe(201)
  const ask = async () => (await (await request.post('/v1/checks', { data: { value: frame } })).json()).result
  await expect.poll(ask, { intervals: [300] }).toBe('registered-stolen')
}

/** Types a number on the home page and sends it, as people do. */
export async function check(page: Page, number: string, home = '/'): Promise<void> {
  await page.goto(home)
  await page.locator('#nummer').fill(number)
  await page.locator('form.check-form button.main').click()
  await expect(page.locator('[data-answer]')).toBeVisible()
}
