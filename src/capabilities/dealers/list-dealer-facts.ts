import type { Transaction } from '../../platform/database.ts'
import type { DealerFacts } from './contract.ts'

export type MunicipalFacts = { municipality: string; facts: DealerFacts }

/** The dates of every dealer that the caller may count, without its name or number; the coordinator may too. */
export async function listDealerFacts(tx: Transaction): Promise<MunicipalFacts[]> {
  const rows = await tx<Record<string, unknown>[]>`select * from programme.dealer_facts()`
  return rows.map(({ dealer_id: _, municipality, ...columns }) => ({
    municipality: municipality as string,
    // Columns are the facts by their name: `listed_on` is `listedOn`.
    facts: Object.fromEntries(
      Object.entries(columns).map(([name, value]) => [
        name.replaceAll(/_(.)/g, (_all, sign: string) => sign.toUpperCase()),
        value,
      ]),
    ) as DealerFacts,
  }))
}
