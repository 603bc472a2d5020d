import type { TradeRegister } from '../trade-register/contract.ts'
import type { NoticeView, RegisterLookUp } from './contract.ts'

/** What the trade register says of the business in a notice: by its most exact number, else by its name where it is. */
export async function lookUpNotice(
  register: TradeRegister,
  { kvkNumber, branchNumber, name, at }: NoticeView,
): Promise<RegisterLookUp> {
  if (branchNumber !== null) {
    const answer = await register.byBranchNumber(branchNumber)
    // A branch number that it doesn't know may be a slip: the business tells which places there are.
    if (answer.outcome !== 'not-found' || kvkNumber === null) return { asked: 'branch', answer }
  }
  if (kvkNumber !== null) return { asked: 'kvk', answer: await register.byKvkNumber(kvkNumber) }
  return { asked: 'name', answer: await register.byName(name, at.town) }
}
