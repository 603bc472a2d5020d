import { newImei } from '../factories.ts'
import type { TestHelder } from '../helder.ts'
import { buyer, ENSCHEDE, HENGELO, phone, purchase, record } from '../purchases.ts'

/**
 * Registers with something of everything: two branches in two municipalities, goods without number, a gold ring, a
 * placeholder, a correction and a sale. All signed.
 */
export async function fillRegisters(helder: TestHelder, purchases = 12): Promise<void> {
  const dealer = await helder.as('dealer')
  for (let i = 0; i < purchases; i++) {
    const items = [phone({ identifiers: [{ kind: 'imei', value: newImei() }], priceCents: 10_000 + i })]
    await record(dealer, { items, branchNumber: i % 3 === 2 ? HENGELO : ENSCHEDE })
  }
  const ring = {
    category: 'jewellery',
    description: 'ring met gravure ANNA 1987',
    material: 'goud',
    fineness: 585,
    weightGrams: 4.25,
    priceCents: 21_000,
    identifierAbsentReason: 'has-none',
  } as const
  const second = phone({ identifiers: [{ kind: 'serial', value: '123456' }] })
  const first = await record(dealer, { items: [ring, second], reference: 'R-1' })
  const items = [
    { ...ring, weightGrams: 4.3, id: first.items[0]!.id },
    { ...second, id: first.items[1]!.id },
  ]
  const { branchNumber: _, ...corrected } = purchase({ items })
  const correction = await dealer.post(`/v1/purchases/${first.id}/corrections`, {
    ...corrected,
    correctionReason: 'weighed again',
  })
  if (correction.status !== 201) throw new Error(correction.text)
  const item = (correction.body as { items: { id: string }[] }).items[0]!
  const sale = { purchaseItemId: item.id, soldAt: new Date().toISOString(), priceCents: 30_000, buyer }
  const sold = await dealer.post('/v1/sales', sale)
  if (sold.status !== 201) throw new Error(sold.text)
  await helder.publish()
}
