import type { BranchKind } from '../../../../kernel/codes.ts'
import type { CellReading, Question } from './read-numbers.ts'

/** SBI 2008 (CBS): the beginnings of codes that say in what a shop trades. Codes that say less are asked. */
const bySbi: readonly [code: string, kind: BranchKind][] = [
  ['4777', 'jeweller'],
  ['4648', 'jeweller'],
  ['9525', 'jeweller'],
  ['4742', 'phone-shop'],
  ['9512', 'phone-shop'],
  ['4764', 'bicycle-shop'],
  ['4779', 'general'],
]

/** Words of Dutch activities and shop names; the first that fits says the kind. */
const byWord: readonly [words: RegExp, kind: BranchKind][] = [
  [/pandhuis|pandjes|leenbank|bank van lening|pawn/, 'pawnbroker'],
  [/goud ?inkoop|goudwissel|inkoop (van )?(oud )?goud|oud goud|gold buyer/, 'gold-buyer'],
  [/juwel|goudsm[ie]d|edelsm[ie]d|sierad|sieraad|uurwerk|horloge|jewel/, 'jeweller'],
  [/telefoon|gsm|phone|belshop|telecom|mobiele/, 'phone-shop'],
  [/fiets|rijwiel|tweewieler|bicycle|\bbikes?\b/, 'bicycle-shop'],
  [/kringloop|tweedehands|antiek|inkoop en verkoop|in- en verkoop|curiosa|brocante|second ?hand/, 'general'],
]

/** `47.77`, `4777`, `47771, 95.25`: the kinds that the codes name, each once. */
function kindsBySbi(cell: string): BranchKind[] {
  const codes = [...cell.matchAll(/\d{2}\.?\d{1,3}(?:\.\d)?/g)].map(([code]) => code.replaceAll('.', ''))
  const kinds = codes.flatMap((code) => bySbi.find(([start]) => code.startsWith(start))?.[1] ?? [])
  return [...new Set(kinds)]
}

function kindByWord(text: string): BranchKind | null {
  const folded = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  return byWord.find(([words]) => words.test(folded))?.[1] ?? null
}

/** The kind of shop: by its code or activity; its name alone is a proposal, and a name that says otherwise is asked. */
export function readKind({ sbi, activity, name }: Record<'sbi' | 'activity' | 'name', string>): CellReading {
  const ask = (reason: Question['reason'], options: string[]): CellReading => ({
    value: options[0] ?? null,
    question: { field: 'kind', reason, options },
  })
  const said = new Set<BranchKind>(kindsBySbi(`${sbi} ${activity}`))
  const word = kindByWord(activity)
  if (said.size === 0 && word !== null) said.add(word)
  const named = kindByWord(name)
  const [first] = said
  if (first === undefined) return named === null ? ask('kind-unknown', []) : ask('kind-by-name', [named])
  const all = [...new Set(named === null ? said : [...said, named])]
  return all.length === 1 ? { value: first } : ask('kinds-differ', all)
}

/** People who work there, as classes of the trade register; 0 says nothing. */
export function readPeople(cell: string): CellReading {
  const text = cell.trim().toLowerCase()
  if (text === '' || text === '0') return { value: null }
  const [, low] =
    /^(\d{1,5})(?:\s*(?:-|–|t\/m|tot(?: en met)?|to)\s*\d{1,5}|\s*\+|\s*(?:of|or) (?:meer|more))?\s*(?:werkzame personen|persoon|personen|people|fte|wp)?$/.exec(
      text,
    ) ?? []
  if (low === undefined)
    return { value: null, error: { code: 'dealer-import.error.people', values: { text: cell.trim() } } }
  const people = Number(low)
  return {
    value: people >= 10 ? '10+' : people >= 5 ? '5-9' : people >= 2 ? '2-4' : people === 1 ? '1' : null,
  }
}
