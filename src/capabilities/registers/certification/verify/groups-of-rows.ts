import type { EntryRow, IdentifierRow, ItemRow } from './entry-rows.ts'

/**
 * The values of an entry's open groups, put together from its rows as docs/leaf.md describes them. Written apart from the
 * code that records: a mistake there must show here.
 */
export function openGroupsOf(entry: EntryRow): Record<'facts' | 'identifiers' | 'conditions', unknown> {
  const facts = {
    branchNumber: entry.branch_number,
    corrects: entry.corrects_number,
    municipality: entry.municipality,
    occurredAt: entry.occurred_at.toISOString(),
    recordedAt: entry.recorded_at.toISOString(),
    recordedBy: entry.recorded_by,
    reference: entry.reference,
    register: entry.register,
    sequenceNumber: entry.sequence_number,
  }
  if (entry.register === 'sale') {
    const purchase = { position: entry.sold_position, sequenceNumber: entry.sold_number }
    return { facts: { ...facts, purchase }, identifiers: null, conditions: { totalCents: entry.total_cents } }
  }
  return {
    facts: { ...facts, items: entry.items.map(factsOfItem) },
    identifiers: entry.items.flatMap(({ position, identifiers }) =>
      identifiers.map((identifier) => ({ ...numberOf(identifier), position })),
    ),
    conditions: {
      conditions: entry.conditions,
      keepUntil: entry.keep_until,
      paymentMethod: entry.payment_method,
      pledgeUntil: entry.pledge_until,
      totalCents: entry.total_cents,
    },
  }
}

/** A number without a check has no such field: entries of before the check have none. */
function numberOf({ kind, value, canonical, checked_at, check_result }: IdentifierRow) {
  const number = { canonical, kind, value }
  if (checked_at === null) return number
  return { ...number, check: { at: checked_at.toISOString(), result: check_result } }
}

function factsOfItem(item: ItemRow) {
  return {
    brand: item.brand,
    category: item.category,
    colour: item.colour,
    description: item.description,
    fineness: item.fineness,
    identifierAbsentReason: item.identifier_absent_reason,
    material: item.material,
    model: item.model,
    position: item.position,
    priceCents: item.price_cents,
    quantity: item.quantity,
    weightGrams: item.weight_grams,
  }
}
