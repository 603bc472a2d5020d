import type { BranchView } from '../capabilities/access/contract.ts'

const STORAGE_KEY = 'helder-branch'

/** The branch where someone worked last on this device; the first one until then. */
export function chosenBranch(branches: BranchView[]): string {
  const stored = globalThis.localStorage?.getItem(STORAGE_KEY)
  return (branches.find(({ branchNumber }) => branchNumber === stored) ?? branches[0])?.branchNumber ?? ''
}

/** Keeps the choice of branch on this device. */
export function chooseBranch(branchNumber: string): void {
  localStorage.setItem(STORAGE_KEY, branchNumber)
}

/** How a branch is called in a choice: its name, with the municipality unless the name says it. */
export function branchText({ name, municipalityName }: BranchView): string {
  return name.includes(municipalityName) ? name : `${name}, ${municipalityName}`
}
