import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { WorkSource } from '../work-list/list-work.ts'
import { listNotices } from './list-notices.ts'

/** A region gets some a week. */
const LIMIT = 200

/** Notices that the caller has to check, each with the day by which. */
export const listNoticeWork: WorkSource = async (tx) => {
  const { items } = await listNotices(tx, { state: 'open', limit: LIMIT })
  return items
    .filter(({ canDecide }) => canDecide)
    .map(({ id, kind, name, at, happensOn, receivedAt, decideBy }) => ({
      key: `notice:${id}`,
      kind: 'decide',
      dealerId: null,
      reason: `notice-${kind}`,
      values: { on: happensOn },
      since: dayInAmsterdam(new Date(receivedAt)),
      due: decideBy,
      isBinding: true,
      to: `/handelaren/meldingen/${id}`,
      about: {
        name,
        municipality: at.municipality,
        municipalityName: at.municipalityName,
        address: `${at.street} ${at.houseNumber}, ${at.town}`,
      },
    }))
}
