import type { Transaction } from '../../platform/database.ts'
import { viewIdentifier } from '../../platform/view-identifier.ts'
import type { NumberCheck } from './rules/read-checks.ts'

/** The check of a number `x` as JSON, or null; for the queries that read numbers with their items. */
export function checkOf(tx: Transaction) {
  return tx`(select json_build_object('at', c.checked_at, 'result', c.result)
               from registers.identifier_check c where c.item_id = x.item_id and c.position = x.position)`
}

/** JSON writes an instant as PostgreSQL does; the leaf wants it in UTC with milliseconds. */
export function withInstant<T extends { check: NumberCheck | null }>(identifier: T): T {
  const { check } = identifier
  return check === null
    ? identifier
    : { ...identifier, check: { ...check, at: new Date(check.at).toISOString() } }
}

/** A number as the screens show it, with its check where there was one. */
export function viewChecked(kept: {
  kind: string
  value: string
  canonical: string
  check: NumberCheck | null
}) {
  const { check } = withInstant(kept)
  return { ...viewIdentifier(kept), ...(check && { check: { at: check.at, result: check.result } }) }
}
