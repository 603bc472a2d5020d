import type { Transaction } from '../../platform/database.ts'
import type { DealerView } from './contract.ts'

type DealerRow = DealerView['branches'][number] & { kvkNumber: string; dealerName: string }

/** Dealers whose branches the caller may see, by name; `after` is the last KvK number of the page before. */
export async function listDealers(tx: Transaction, page: { after?: string | undefined; limit: number }) {
  const rows = await tx<DealerRow[]>`
    with page as (
      select o.id, o.name from access.organisation o
       where o.id like 'dealer:%' and o.id > ${page.after ? `dealer:${page.after}` : ''}
         and exists (select from access.branch b where b.organisation_id = o.id)
       order by o.id limit ${page.limit + 1})
    select substr(page.id, 8) as "kvkNumber", page.name as "dealerName", b.branch_number as "branchNumber", b.name, b.kind,
           b.street, b.house_number as "houseNumber", b.postcode, b.town, b.municipality, m.name as "municipalityName",
           b.joined_on as "joinedOn", a.last_purchase_on as "lastPurchaseOn", coalesce(a.purchase_count, 0) as "purchaseCount"
      from page join access.branch b on b.organisation_id = page.id
      join policy.municipality m on m.slug = b.municipality
      left join registers.branch_activity(array(select x.branch_number from access.branch x)) a on a.branch_number = b.branch_number
     order by page.id, b.joined_on`
  const dealers = new Map<string, DealerView>()
  for (const { kvkNumber, dealerName, ...branch } of rows) {
    const dealer = dealers.get(kvkNumber) ?? { kvkNumber, name: dealerName, branches: [] }
    dealer.branches.push(branch)
    dealers.set(kvkNumber, dealer)
  }
  const items = [...dealers.values()]
  const next = items.length > page.limit ? items[page.limit - 1]!.kvkNumber : null
  return { items: items.slice(0, page.limit), next }
}
