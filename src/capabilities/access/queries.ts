import type { Transaction } from '../../platform/database.ts'
import type { AccessLogEntry, DealerView } from './contract.ts'

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

export type LogPage = {
  after?: string | undefined
  limit: number
  role?: string | undefined
  from?: string | undefined
}

/** Looks at personal data by people of the auditor's own organisation, newest first. */
export async function listAccessLog(tx: Transaction, page: LogPage) {
  const items = await tx<AccessLogEntry[]>`
    select l.id::text, to_char(l.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, coalesce(a.name, l.account_id) as "accountName",
           l.role, l.organisation_id as organisation, l.action, l.subject_kind as "subjectKind", l.subject_id as subject,
           l.purpose_code as "purposeCode", l.purpose_text as "purposeText"
      from access.log l left join access.account a on a.id::text = l.account_id
     where (${page.after ?? null}::bigint is null or l.id < ${page.after ?? null}::bigint)
       and (${page.role ?? null}::text is null or l.role = ${page.role ?? null})
       and (${page.from ?? null}::date is null or l.at >= ${page.from ?? null}::date)
     order by l.id desc limit ${page.limit + 1}`
  const next = items.length > page.limit ? items[page.limit - 1]!.id : null
  return { items: items.slice(0, page.limit), next }
}
