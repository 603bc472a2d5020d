/** The columns of a purchases file, one row per item (architecture.md 6), in the order of an export. */
export const purchaseColumns = [
  'reference',
  'branch_number',
  'acquired_at',
  'category',
  'brand',
  'model',
  'colour',
  'description',
  'quantity',
  'identifiers',
  'identifier_absent_reason',
  'price_cents',
  'conditions',
  'pledge_until',
  'payment_method',
  'seller_kind',
  'seller_name',
  'seller_kvk',
  'seller_street',
  'seller_house_number',
  'seller_postcode',
  'seller_town',
  'seller_country',
  'seller_is_adult',
  'document_kind',
  'document_number',
  'document_country',
  // Ours besides the agreed ones: jewellery without a number is known by these.
  'material',
  'fineness',
  'weight_grams',
] as const
export type PurchaseColumn = (typeof purchaseColumns)[number]

/** Of the purchase as a whole; all others are of the item on that row. */
export const wholePurchaseColumns = purchaseColumns.filter(
  (column) =>
    /^(seller|document)_/.test(column) ||
    ['reference', 'branch_number', 'acquired_at', 'conditions', 'pledge_until', 'payment_method'].includes(
      column,
    ),
)

/** The column that a field of the API comes from: `items.0.priceCents` is `price_cents`. */
export function columnOfField(field: string): PurchaseColumn | null {
  const parts = field.split('.')
  const name = parts[0] === 'items' ? (parts[2] ?? '') : (parts[1] ?? parts[0] ?? '')
  const snake = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return purchaseColumns.find((column) => column === snake || column === `seller_${snake}`) ?? null
}
