import { purchaseInput } from '../src/capabilities/registers/contract.ts'
import { readPurchases, surveyPurchases } from '../src/capabilities/registers/purchase-file.ts'
import { rowsToPurchase } from '../src/capabilities/registers/rules/purchase-rows.ts'

// The control of import-at-scale.test.ts: an import that reads the whole file before it records anything.

const path = process.argv[2]!
const survey = await surveyPurchases(path)
if (!survey.ok) throw new Error(survey.reason)
const held: unknown[] = []
for await (const { rows } of readPurchases(path, survey)) {
  const purchase = rowsToPurchase(rows)
  if (purchase.ok) held.push({ rows, input: purchaseInput.safeParse(purchase.request).data })
}
console.log(`${held.length} purchases held`)
