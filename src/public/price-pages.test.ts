import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, testHelder, type TestHelder } from '../../tests/helder.ts'
import { makeSales } from '../../tests/sales.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
  const sales = Array.from({ length: 20 }, (_, n) => ({ dealer: n % 10, cents: 40_000 + n * 500 }))
  await makeSales(
    helder.admin,
    sales.map((sale) => ({ ...sale, brand: 'Apple', model: 'iPhone 13' })),
  )
  await helder.recordPriceWeek()
})
afterAll(() => helder.stop())

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const phone = { kind: 'goods', category: 'phone', brand: 'Apple', model: 'iPhone 13', price: '50' }
const ring = { kind: 'gold', weight: '10', karat: '14', price: '50' }

async function ask(fields: Record<string, string>, address = '/prijs'): Promise<Answer> {
  const { statusCode, body, headers } = await helder.app.inject({
    method: 'POST',
    url: address,
    headers: form,
    payload: new URLSearchParams(fields).toString(),
  })
  return { status: statusCode, text: body, headers, body: null }
}
const readable = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')

describe('the page about prices', () => {
  test('asks in both languages, without script or cookie', async () => {
    for (const [address, lang] of [
      ['/prijs', 'nl'],
      ['/prijs?taal=en', 'en'],
    ]) {
      const { statusCode, body, headers } = await helder.app.inject({ url: address! })
      expect(statusCode).toBe(200)
      expect(headers['set-cookie']).toBeUndefined()
      expect(body).toContain(`<html lang="${lang}">`)
      expect(body.match(/<h1/g)).toHaveLength(1)
      expect(body.match(/<form class="price-form" method="post"/g)).toHaveLength(2)
    }
  })

  test.each([
    ['a phone', phone, 'tussen € 400 en € 500'],
    ['a ring', ring, 'ongeveer € 613'],
  ])('says of %s for 50 euros that it is strikingly low, and why', async (_, fields, why) => {
    const { status, text, headers } = await ask(fields)
    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(readable(text)).toContain('Opvallend laag: vraag waar het vandaan komt.')
    expect(readable(text).replaceAll('\u00a0', ' ')).toContain(why)
    expect(readable((await ask(fields, '/prijs?taal=en')).text)).toContain(
      'Strikingly low: ask where it comes from.',
    )
  })

  test.each([
    ['an ordinary price', { ...phone, price: '450' }, 'gewone prijs aangeboden'],
    ['a high price', { ...phone, price: '9000' }, 'gewone prijs aangeboden'],
    ['an unknown model', { ...phone, model: 'iPhone 99' }, 'te weinig verkopen'],
    ['gold at its price', { ...ring, price: '600' }, 'gewone prijs aangeboden'],
  ])('of %s it says nothing, and nothing that reads as approval', async (_, fields, why) => {
    const text = readable((await ask(fields)).text)
    expect(text).toContain('Hierover kunnen wij niets zeggen.')
    expect(text).toContain(why)
    const answer = text.slice(text.indexOf('Hierover'), text.indexOf('Vergelijk een andere prijs'))
    expect(answer).not.toMatch(/normaal|in orde|klopt|redelijk|goede prijs|veilig/i)
    // A range beside a price that lies in it would be approval.
    expect(answer).not.toContain('€')
  })

  test('gives back what was typed with what is wrong, as text', async () => {
    const { status, text } = await ask({ ...phone, brand: '"><script>', model: '', price: 'vijftig' })
    expect(status).toBe(400)
    expect(text).toContain('Er kloppen 2 velden niet')
    expect(text).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(text).toContain('value="vijftig"')
    expect(text).not.toContain('"><script>')
    expect((await ask({})).status).toBe(400)
  })

  test('is led to from the home page and from an answer of the check', async () => {
    const home = await helder.app.inject({ url: '/?taal=en' })
    expect(home.body).toContain('href="/prijs?taal=en"')
    const answer = await ask({ nummer: '356759040123458' }, '/controleer')
    expect(answer.text).toContain('href="/prijs"')
  })
})
