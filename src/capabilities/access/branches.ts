import type { Caller } from '../../platform/caller.ts'
import { type Database, inTransaction, type Transaction } from '../../platform/database.ts'
import type { BranchView } from './contract.ts'

/** A branch's facts change rarely and every write tests them again in the database. */
const AGE_MS_MAX = 5_000

export type Branches = {
  own: (caller: Caller) => Promise<BranchView[]>
  find: (caller: Caller, branchNumber: string) => Promise<BranchView | null>
}

/** The branches of the caller's organisation. */
export function openBranches(database: Database): Branches {
  const known = new Map<string, { loaded_ms: number; branches: Promise<BranchView[]> }>()
  const own = (caller: Caller): Promise<BranchView[]> => {
    const found = known.get(caller.organisationId)
    if (found && performance.now() - found.loaded_ms < AGE_MS_MAX) return found.branches
    const branches = inTransaction(database, caller, (tx) => readBranches(tx, caller.organisationId))
    known.set(caller.organisationId, { loaded_ms: performance.now(), branches })
    branches.catch(() => known.delete(caller.organisationId))
    return branches
  }
  return {
    own,
    find: async (caller, number) =>
      (await own(caller)).find((branch) => branch.branchNumber === number) ?? null,
  }
}

async function readBranches(tx: Transaction, organisationId: string): Promise<BranchView[]> {
  return await tx<BranchView[]>`
    select b.branch_number as "branchNumber", b.name, b.kind, b.street, b.house_number as "houseNumber", b.postcode,
           b.town, b.municipality, m.name as "municipalityName"
      from access.branch b join policy.municipality m on m.slug = b.municipality
     where b.organisation_id = ${organisationId} order by b.joined_on, b.branch_number`
}
