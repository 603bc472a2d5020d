import { useQuery } from '@tanstack/react-query'
import { useSay } from '../../../web/language.tsx'
import { municipalityNames } from './retention-queries.ts'

type Named = {
  register: 'purchase' | 'sale'
  sequenceNumber: number
  branchNumber: string
  municipality: string
}

/** "Inkoop 12", for buttons and notices. */
export function useEntryWords(): (entry: Pick<Named, 'register' | 'sequenceNumber'>) => string {
  const say = useSay()
  return ({ register, sequenceNumber }) =>
    say(`retention.entry.${register}`, { number: String(sequenceNumber) })
}

/** An entry as it stands on its receipt: register, number and branch. */
export function EntryName({ entry }: { entry: Named }) {
  const say = useSay()
  const nameOf = useEntryWords()
  const { data: names } = useQuery(municipalityNames)
  const { branchNumber: branch, municipality } = entry
  return (
    <>
      <b>{nameOf(entry)}</b>
      <span className="sub">
        {say('retention.entry.branch', { branch, municipality: names?.get(municipality) ?? municipality })}
      </span>
    </>
  )
}
