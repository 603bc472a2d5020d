import type { CaseFact, CasePage, CaseView } from '../contract.ts'

/** A case as people type it. */
export type CaseValues = CasePage & { dealerId: string; asked: string; caseFileId: string | null }

export const emptyFact: CaseFact = { on: '', text: '', source: 'other', sourceId: null, sourceWords: '' }
export const emptyOption = { text: '', consequence: '' }

/** A page with one line of each to fill in. */
export function emptyCase(dealerId: string, caseFileId: string | null): CaseValues {
  return {
    dealerId,
    caseFileId,
    asked: '',
    facts: [emptyFact],
    done: '',
    partners: { municipality: '', police: '', prosecution: '' },
    options: [emptyOption, emptyOption],
    proposal: '',
  }
}

/** The page as it stands, to change it. */
export function valuesOf({ dealerId, asked, caseFileId, page }: CaseView): CaseValues {
  return { dealerId, asked, caseFileId, ...page }
}

/** An option that nobody filled in is none. */
export function withoutEmpty(values: CaseValues): CaseValues {
  const options = values.options.filter(({ text, consequence }) => text !== '' || consequence !== '')
  return { ...values, options }
}
