import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { testHelder, type TestHelder } from '../helder.ts'
import { buyer, record } from '../purchases.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())
afterEach(() => vi.restoreAllMocks())

/** What is remembered for some seconds (policies, branches) is too old from now on. */
function forget(): void {
  const real = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => real() + 3_600_000)
}

// More at once than there are connections. Each holds one in its transaction and asks for the policy meanwhile: if that
// took a connection of the same pool, all would wait for each other for ever (it did, before policies had their own).
const AT_ONCE = 40

test('many readers at once when the policies must be read again', async () => {
  const dealer = await helder.as('dealer')
  const { id } = await record(dealer)
  forget()
  const answers = await Promise.all(Array.from({ length: AT_ONCE }, () => dealer.get(`/v1/purchases/${id}`)))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
}, 20_000)

test('many sales and corrections at once when policies and branches must be read again', async () => {
  const dealer = await helder.as('dealer')
  const purchases = await Promise.all(Array.from({ length: AT_ONCE }, () => record(dealer)))
  forget()
  const answers = await Promise.all(
    purchases.map(({ items, acquiredAt, paymentMethod }, n) =>
      n % 2
        ? dealer.post('/v1/sales', {
            purchaseItemId: items[0]!.id,
            soldAt: '2026-11-02T10:00:00+01:00',
            priceCents: 20_000,
            buyer,
          })
        : dealer.post(`/v1/purchases/${purchases[n]!.id}/corrections`, {
            acquiredAt,
            paymentMethod,
            items: [{ id: items[0]!.id, category: 'phone', brand: 'Oppo', priceCents: 12_600 }],
            correctionReason: 'prijs',
            seller: { name: 'A' },
          }),
    ),
  )
  // A correction without address is refused, and it has to ask for branch and policy to know.
  expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual(
    Array.from({ length: AT_ONCE }, (_, n) => (n < AT_ONCE / 2 ? 201 : 400)),
  )
}, 20_000)
