import { useQuery } from '@tanstack/react-query'
import { organisationKinds } from '../../../../kernel/codes.ts'
import { Select } from '../../../../web/components/inputs.tsx'
import { useSay } from '../../../../web/language.tsx'
import { organisationsQuery } from './members-queries.ts'

/** The operator chooses whose people to look at: first kinds with few, dealers last. */
export function OrganisationChoice(props: { current: string; onChoose: (organisation: string) => void }) {
  const { current, onChoose } = props
  const say = useSay()
  const { data } = useQuery(organisationsQuery)
  const kinds = [...organisationKinds].reverse()
  const options = kinds.flatMap((kind) =>
    (data?.items ?? [])
      .filter((one) => one.kind === kind && kind !== 'operator')
      .map(({ id, name }) => ({ value: id, text: name })),
  )
  return (
    <Select
      name="organisatie"
      label={say('members.organisation')}
      value={current}
      onChange={(event) => onChoose(event.target.value)}
      options={[{ value: '', text: say('members.organisation.own') }, ...options]}
      className="is-search"
    />
  )
}
