import type { Transaction } from '../../../platform/database.ts'
import type { ListedItemInput } from '../contract.ts'
import { readMunicipalities } from '../queries.ts'
import { type ListedIdentifier, type ListOfItem, reportedItemOf } from '../rules/listed-item.ts'
import { type StolenRows, stolenRows } from '../stolen-rows.ts'

/** An item of a list as the database keeps it. */
export type KeptItem = Omit<ListedItemInput, 'identifiers'> & {
  id: string
  position: number
  state: string
  identifiers: ListedIdentifier[]
  hasTwin: boolean
}
export type KeptList = ListOfItem & { id: string; state: string; baseTeam: string; isTakenIn: boolean }

/** A list with its items for a deed on it; null when the caller may not see it. */
export async function readKept(
  tx: Transaction,
  listId: string,
): Promise<{ list: KeptList; items: KeptItem[] } | null> {
  const [list] = await tx<KeptList[]>`
    select l.id, l.state, l.reference, l.registration_number as "registrationNumber", l.committed_on as "committedOn",
           m.name as "municipalityName", l.base_team as "baseTeam", l.report_id is not null as "isTakenIn"
      from thefts.goods_list l join policy.municipality m on m.slug = l.municipality where l.id = ${listId}`
  if (!list) return null
  const items = await tx<KeptItem[]>`
    select i.id, i.position, i.state, i.category, i.brand, i.model, i.colour, i.description, i.jewellery,
           i.same_as_item_id is not null as "hasTwin",
           coalesce((select json_agg(json_build_object('kind', x.kind, 'value', x.value, 'isCovered', x.is_covered)
                                     order by x.position)
                       from thefts.listed_identifier x where x.item_id = i.id), '[]'::json) as identifiers
      from thefts.listed_item i where i.list_id = ${listId} order by i.position`
  return { list, items }
}

/** The rows with which items of a list go through the door of all stolen items (`thefts.write_reports`). */
export async function listedRows(
  tx: Transaction,
  list: KeptList,
  items: readonly KeptItem[],
): Promise<StolenRows & { report: unknown }> {
  const written = items.flatMap((item) => {
    const reported = reportedItemOf(item, list)
    return reported === null ? [] : [{ reported, id: item.id }]
  })
  const rows = stolenRows(
    written.map(({ reported }) => reported),
    {
      municipalities: await readMunicipalities(tx),
      ownBaseTeam: list.baseTeam,
      organisationOf: (baseTeam) => `base-team:${baseTeam}`,
    },
  )
  return {
    ...rows,
    report: rows.reports[0] ?? null,
    items: rows.items.map((row, n) => ({ ...row, listed_item_id: written[n]!.id })),
  }
}
