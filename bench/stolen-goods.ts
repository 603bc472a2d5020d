import type { Database } from '../src/platform/database.ts'

/**
 * SQL for the folded number of the n-th made-up thing: a frame number, a serial number or an IMEI, scattered over their
 * ranges, so that neighbours are as rare as in life.
 */
export const numberOf = (n: string) => `case ${n} % 3
  when 0 then '6' || translate(substr(md5('f' || ${n}), 1, 2), 'bdf', 'HKM') || lpad((hashint8(${n})::bigint + 2147483648)::text, 10, '0')
  when 1 then upper(translate(substr(md5('s' || ${n}), 1, 11), 'bdf', 'HKM'))
  else '35' || lpad(((hashint8(${n})::bigint + 2147483648) * 2971 + ${n})::text, 13, '7') end`

/** Puts things without a report or owner into the search tables of one side, as an import of years would. */
export async function fillSide(
  admin: Database,
  side: 'thefts' | 'registers',
  from: number,
  to: number,
): Promise<void> {
  const owner =
    side === 'registers'
      ? { name: ', organisation_id', value: `, 'dealer:99000001'` }
      : { name: '', value: '' }
  await admin.begin(async (tx) => {
    // Foreign keys are not what is measured: the things themselves are left out.
    await tx.unsafe('set local session_replication_role = replica')
    await tx.unsafe(`
      insert into ${side}.item_identifier (item_id, position, kind, value, canonical, folded ${owner.name})
      select md5('i' || n)::uuid, 0, 'serial', k, k, k ${owner.value}
        from generate_series(${from}, ${to - 1}) n cross join lateral (select upper(${numberOf('n')}) as k) x`)
    // Two telling words each; a word is shared by one thing in five thousand.
    await tx.unsafe(`
      insert into ${side}.item_term (item_id, term ${owner.name})
      select md5('i' || n)::uuid, 'w:' || (array['oppo', 'gazelle', 'makita'])[1 + n % 3] || ':' || hashint8(n * 2 + w) % 2500 ${owner.value}
        from generate_series(${from}, ${to - 1}) n, generate_series(0, 1) w`)
  })
  await admin.unsafe(`vacuum analyze ${side}.item_identifier`)
  await admin.unsafe(`vacuum analyze ${side}.item_term`)
}
