import { type Caller, withoutSession } from '../src/platform/caller.ts'
import { goodsListInput, type GoodsListRequest } from '../src/capabilities/thefts/contract.ts'
import {
  decideList,
  sendGoodsList,
  stepItem,
  type TheftDependencies,
} from '../src/capabilities/thefts/public.ts'
import { addDays, dayInAmsterdam } from '../src/kernel/dates.ts'
import { demoCitizen } from './twente.ts'

const caller = (role: Caller['role'], organisationId: string): Caller => ({
  organisationId,
  organisationName: '',
  role,
  accountId: 'helder seed',
  accountName: 'Bram Denkbeeld',
  ...withoutSession,
})
const citizen = caller('citizen', demoCitizen.id)
const police = caller('fencing-specialist', 'base-team:enschede')

const camera = { category: 'camera', brand: 'Fujifilm', model: 'X100V', colour: 'zilver' } as const
const bicycle = { category: 'bicycle', brand: 'Batavus', model: 'Finez', colour: 'grijs' } as const
const drill = { category: 'tool', brand: 'Makita', model: 'DHP484' } as const
const watch = { category: 'watch', brand: 'Seiko', model: 'SARB033' } as const

/** How many stolen items the lists below become. */
export const goodsListItemCount = 2

/** Lists of the demo citizen: one new on the desk, one taken in of which a thing was found, one sent back. */
export async function seedGoodsLists(dependencies: TheftDependencies, now: Date): Promise<void> {
  const today = dayInAmsterdam(now)
  const send = async (list: Omit<GoodsListRequest, 'municipality'>) => {
    const contact = { name: 'Gijs Verzinsel', phone: '06 00000000' }
    const input = goodsListInput.parse({ municipality: 'enschede', contact, ...list })
    return must(await sendGoodsList(dependencies, citizen, input, null, now)).list
  }
  const decide = (listId: string, decision: Parameters<typeof decideList>[3]) =>
    decideList(dependencies, police, listId, decision)

  const taken = await send({
    committedOn: addDays(today, -9),
    registrationNumber: `PL0500-${today.slice(0, 4)}100077-1`,
    items: [
      { ...camera, identifiers: [{ kind: 'serial', value: '0AB12345' }] },
      { ...watch, identifiers: [{ kind: 'serial', value: '7N1234' }] },
    ],
  })
  must(await decide(taken.id, { decision: 'accept', sameAs: [] }))
  const found = { listId: taken.id, itemId: taken.items[0]!.id }
  must(await stepItem(dependencies, police, found, { step: 'tell-found', note: null }))

  const refused = await send({ committedOn: addDays(today, -5), items: [{ ...drill }] })
  const reason =
    'Er staat geen nummer bij. Zoek het serienummer op de boor, de doos of de bon en stuur de lijst opnieuw.'
  must(await decide(refused.id, { decision: 'refuse', reason }))

  await send({
    committedOn: addDays(today, -2),
    committedUntil: addDays(today, -1),
    items: [{ ...bicycle, identifiers: [{ kind: 'frame', value: 'BT7654321' }] }],
  })
}

/** A refusal in the seed is a mistake of ours: nothing here may be refused. */
function must<T extends { ok: boolean }>(outcome: T): Extract<T, { ok: true }> {
  if (!outcome.ok) throw new Error(`the seed was refused: ${JSON.stringify(outcome)}`)
  return outcome as Extract<T, { ok: true }>
}
