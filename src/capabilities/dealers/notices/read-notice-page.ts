import type { Day } from '../../../kernel/dates.ts'
import type { Transaction } from '../../../platform/database.ts'
import { listDealers } from '../list-dealers.ts'
import type { NoticePage, NoticeView } from './contract.ts'
import { readNoticeView } from './list-notices.ts'

/** More are no help to choose from. */
const CANDIDATES_MAX = 5

/** A notice with who announced it, what was asked, and the dealers of the inventory that it may be about. */
export async function readNoticePage(tx: Transaction, id: string, today: Day): Promise<NoticePage | null> {
  const notice = await readNoticeView(tx, id)
  if (notice === null) return null
  const [contact = null] = await tx<NonNullable<NoticePage['contact']>[]>`
    select c.name, c.role, c.email, c.phone from programme.notice_contact c where c.notice_id = ${id}`
  const questions = await tx<{ at: Date; by: string; text: string }[]>`
    select q.asked_at as at, q.asked_by_name as by, q.question as text from programme.notice_question q
     where q.notice_id = ${id} order by q.asked_at`
  return {
    ...notice,
    contact,
    questions: questions.map((question) => ({ ...question, at: question.at.toISOString() })),
    candidates: await listCandidates(tx, notice, today),
  }
}

/** Of a decided notice the dealer it was about; else those with a number, an address or the name of the notice. */
async function listCandidates(tx: Transaction, notice: NoticeView, today: Day) {
  const { kvkNumber, branchNumber, name, at } = notice
  const decidedFor = notice.decided?.dealerId ?? null
  const rows = await tx<{ id: string }[]>`
    select d.id
      from programme.dealer d,
           lateral (select (d.branch_number = ${branchNumber}) is true as by_branch,
                           (d.kvk_number = ${kvkNumber}) is true as by_kvk,
                           d.postcode = ${at.postcode} and d.house_number = ${at.houseNumber} as by_place,
                           lower(d.name) = lower(${name}) as by_name) s
     where case when ${decidedFor}::uuid is null
             then d.municipality = ${at.municipality} and (s.by_branch or s.by_kvk or s.by_place or s.by_name)
             else d.id = ${decidedFor} end
     order by s.by_branch desc, s.by_kvk and s.by_place desc, s.by_kvk desc, s.by_place desc, d.name, d.id
     limit ${CANDIDATES_MAX}`
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => id)
  const dealers = await listDealers(tx, today, ids)
  return dealers.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
