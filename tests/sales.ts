import type { Database } from '../src/platform/database.ts'
import { nextNumber } from './factories.ts'

export type MadeSale = { dealer: number; cents: number; brand?: string; model?: string; category?: string }

/**
 * Sales as the registers keep them, written past their doors: a hundred through the counter would take minutes, and none
 * could be of last month. `dealer` is the first, second, ... of the fictional Twente.
 */
export async function makeSales(admin: Database, sales: readonly MadeSale[]): Promise<void> {
  const rows = sales.map(({ dealer, cents, ...goods }) => ({
    dealer: `dealer:${99_000_001 + dealer}`,
    n: 100_000 + nextNumber(),
    cents,
    category: 'phone',
    brand: 'Fictief',
    model: 'Model 1',
    ...goods,
  }))
  await admin`
    with made as materialized (
      select x.*, gen_random_uuid() as item, gen_random_uuid() as purchase, gen_random_uuid() as sale, b.branch_number, b.municipality
        from jsonb_to_recordset(${admin.json(rows)}) as x(dealer text, n bigint, cents bigint, category text, brand text, model text)
        join lateral (select * from access.branch b where b.organisation_id = x.dealer order by b.branch_number limit 1) b on true),
    entries as (
      insert into registers.entry (id, organisation_id, branch_number, municipality, register, sequence_number, recorded_at,
                                   recorded_by, occurred_at, total_cents, open_key)
      select case r.register when 'sale' then sale else purchase end, dealer, branch_number, municipality, r.register, n, now(),
             'test', now(), cents, sha256(item::text::bytea)
        from made cross join (values ('purchase'), ('sale')) r(register)),
    items as (
      insert into registers.item (id, organisation_id, entry_id, thing_id, position, category, brand, model, quantity, price_cents)
      select item, dealer, purchase, item, 1, category, brand, model, 1, cents from made)
    insert into registers.sale (entry_id, organisation_id, thing_id, item_id) select sale, dealer, item, item from made`
}

/** Lets weeks pass: everything that happened is so much older. */
export async function passWeeks(admin: Database, weeks: number): Promise<void> {
  // By way of weeks long ago, since two weeks in a row can't change places.
  for (const days of [7_000, weeks * 7 - 7_000]) {
    await admin.begin(async (tx) => {
      await tx`set local session_replication_role = replica`
      await tx`update campaign.price_range set week = week - ${days}::int`
      await tx`update campaign.price_week set week = week - ${days}::int, counted_until = counted_until - make_interval(days => ${days})`
      await tx`update registers.entry set recorded_at = recorded_at - make_interval(days => ${days})`
    })
  }
}
