import { askKvk, type KvkAccess, type KvkReply, silence } from './ask-kvk.ts'
import type { TradeAnswer, TradeRegister } from './contract.ts'
import { readBranch, readBusiness, withBusiness } from './kvk-profiles.ts'
import {
  type KvkGeneration,
  kvkGenerations,
  type KvkQuestion,
  readSearch,
  searchQuery,
} from './kvk-search.ts'

/** Someone looks at a page of ours and waits. */
const TIMEOUT_MS = 5_000

/** The real register. */
export const KVK_URL = 'https://api.kvk.nl'

export type KvkSettings = {
  /** What stands before `/api/`. */
  url: string
  /** Undefined: not set up, which every answer then says. */
  key: string | undefined
  /** Of the search; recognised when it isn't said: the newest that the server knows. */
  generation?: KvkGeneration | undefined
  timeout_ms?: number
}

/** The trade register by the API of the Chamber of Commerce (docs/decisions/0038). Nothing about who asks goes along. */
export function openTradeRegister({ url, key, generation, timeout_ms }: KvkSettings): TradeRegister {
  if (key === undefined) {
    const notSetUp = async () => silence('not-set-up')
    return { byKvkNumber: notSetUp, byBranchNumber: notSetUp, byName: notSetUp }
  }
  let known = generation
  const access = (): KvkAccess => ({ url, key, signal: AbortSignal.timeout(timeout_ms ?? TIMEOUT_MS) })

  async function search(through: KvkAccess, asked: KvkQuestion): Promise<TradeAnswer> {
    for (const one of known === undefined ? kvkGenerations : [known]) {
      const reply = await askKvk(through, `v${one}/zoeken`, searchQuery(one, asked))
      if (reply.outcome === 'no-such-path') continue
      if (reply.outcome !== 'read') return reply
      const read = readSearch(one, reply.body)
      if (read === undefined) return silence('unreadable')
      known = one
      return read.entries.length === 0 ? { outcome: 'not-found' } : { outcome: 'found', ...read }
    }
    return silence('unreadable')
  }

  return {
    byName: (name, town) => search(access(), { name, town }),
    async byBranchNumber(branchNumber) {
      const reply = answered(await askKvk(access(), `v1/vestigingsprofielen/${branchNumber}`))
      if (reply.outcome !== 'read') return reply
      const entry = readBranch(reply.body, branchNumber)
      return entry ? { outcome: 'found', entries: [entry], more: false } : silence('unreadable')
    },
    async byKvkNumber(kvkNumber) {
      const through = access()
      const places = await search(through, { kvkNumber })
      if (places.outcome !== 'found') return places
      const reply = answered(await askKvk(through, `v1/basisprofielen/${kvkNumber}`))
      // A business that ended long ago is still found, and has no profile any more.
      if (reply.outcome === 'not-found') return places
      if (reply.outcome !== 'read') return reply
      const facts = readBusiness(reply.body, kvkNumber)
      const isAsked = places.entries.every((entry) => entry.kvkNumber === kvkNumber)
      if (facts === undefined || !isAsked) return silence('unreadable')
      return { ...places, entries: withBusiness(places.entries, facts) }
    },
  }
}

/** Profiles have one generation: where their address isn't there, something else than the register answers. */
function answered(reply: KvkReply): Exclude<KvkReply, { outcome: 'no-such-path' }> {
  return reply.outcome === 'no-such-path' ? silence('unreadable') : reply
}
