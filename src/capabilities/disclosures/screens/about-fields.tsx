import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson } from '../../../web/api.ts'
import { Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { dealerList } from '../../access/contract.ts'
import { disclosureBases } from '../contract.ts'
import type { BindDraft, DraftValues } from './draft-form.ts'

type Props = { bind: BindDraft; values: DraftValues; onMunicipality: () => void }

/** To which municipality, about which branch, on what ground, and what is asked. */
export function AboutFields({ bind, values, onMunicipality }: Props) {
  const say = useSay()
  const branches = useBranches()
  const municipalities = new Map(branches.rows.map((row) => [row.municipality, row.municipalityName]))
  const there = branches.rows.filter(({ municipality }) => municipality === values.municipality)
  const municipality = bind('municipality')
  return (
    <section>
      {branches.error && <ProblemNotice error={branches.error} onAgain={branches.refetch} />}
      <div className="grid is-top">
        <Select
          {...municipality}
          onChange={(event) => {
            void municipality.onChange(event)
            onMunicipality()
          }}
          label={say('disclosure.field.municipality')}
          options={[
            { value: '', text: say('disclosure.field.municipality.none') },
            ...[...municipalities]
              .sort(([, one], [, other]) => one.localeCompare(other, 'nl'))
              .map(([value, text]) => ({ value, text })),
          ]}
          className="span-5"
        />
        <Select
          {...bind('branchNumber')}
          label={say('disclosure.field.branchNumber')}
          options={[
            {
              value: '',
              text: say(
                values.municipality === ''
                  ? 'disclosure.field.branchNumber.first'
                  : 'disclosure.field.branchNumber.none',
              ),
            },
            ...there.map(({ branchNumber, name, street, houseNumber }) => ({
              value: branchNumber,
              text: `${name}, ${street} ${houseNumber}`,
            })),
          ]}
          className="span-7"
        />
        <TextInput
          {...bind('subject')}
          label={say('disclosure.field.subject')}
          help={say('disclosure.field.subject.help')}
          maxLength={200}
          className="span-12"
        />
        <Select
          {...bind('basis')}
          label={say('disclosure.field.basis')}
          options={[
            { value: '', text: say('disclosure.field.basis.none') },
            ...disclosureBases.map((value) => ({ value, text: say(`disclosure.basis.${value}`) })),
          ]}
          className="span-7"
        />
        <TextInput
          {...bind('basisText')}
          label={say('disclosure.field.basisText')}
          optional={values.basis !== 'other'}
          maxLength={500}
          className="span-12"
        />
        <TextArea
          {...bind('request')}
          label={say('disclosure.field.request')}
          help={say('disclosure.field.request.help')}
          maxLength={2000}
          rows={4}
          className="span-12"
        />
      </div>
    </section>
  )
}

/** All branches of the region: some hundreds at most. */
function useBranches() {
  const { data, error, refetch } = useQuery({
    queryKey: ['dealers', 'all-branches'],
    queryFn: async ({ signal }) => {
      type Dealers = z.infer<typeof dealerList>
      const branches: Dealers['items'][number]['branches'] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: Dealers = await getJson<Dealers>(
          `/v1/dealers?limit=200${after && `&after=${after}`}`,
          signal,
        )
        branches.push(...page.items.flatMap((dealer) => dealer.branches))
        after = page.next
      }
      return branches
    },
  })
  return { rows: data ?? [], error, refetch: () => void refetch() }
}
