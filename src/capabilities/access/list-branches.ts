import { type Caller, withoutSession } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { BranchView } from './contract.ts'

export type OwnedBranch = BranchView & { organisationId: string; organisationName: string }

/** Whoever runs a command of the operator: reads as the administrator does, and writes for the dealer it names. */
export function operatorCaller(command: string): Caller {
  const name = `helder ${command}`
  return {
    organisationId: 'operator:helder',
    organisationName: 'helder',
    role: 'administrator',
    accountId: name,
    accountName: name,
    ...withoutSession,
  }
}

/** A command of the operator that does a dealer's work: the dealer's rights and no others. */
export function dealerCaller(command: string, branch: OwnedBranch): Caller {
  const { organisationId, organisationName } = branch
  return { ...operatorCaller(command), role: 'dealer', organisationId, organisationName }
}

/** Every branch that the caller may see, with the dealer it belongs to, by branch number. */
export async function listBranches(tx: Transaction): Promise<OwnedBranch[]> {
  return await tx<OwnedBranch[]>`
    select b.organisation_id as "organisationId", o.name as "organisationName", b.branch_number as "branchNumber", b.name,
           b.kind, b.street, b.house_number as "houseNumber", b.postcode, b.town, b.municipality,
           m.name as "municipalityName"
      from access.branch b join access.organisation o on o.id = b.organisation_id
      join policy.municipality m on m.slug = b.municipality
     order by b.branch_number`
}
