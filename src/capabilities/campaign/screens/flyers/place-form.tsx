import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Select, TextInput } from '../../../../web/components/inputs.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { CampaignView } from '../../flyers/contract.ts'
import { placeKinds } from '../../rules/flyers/codes.ts'
import { campaignsQuery, useKeepCampaign } from './campaign-queries.ts'

const fields = ['kind', 'name', 'municipality', 'copies'] as const
type Props = { campaign: CampaignView; onClose: () => void; onAdded: (name: string) => void }

/** Where papers will lie, and how many. */
export function PlaceForm({ campaign, onClose, onAdded }: Props) {
  const say = useSay()
  const keep = useKeepCampaign()
  const own = useQuery(campaignsQuery).data?.municipalities
  const [values, setValues] = useState({ kind: '', name: '', municipality: '', copies: '' })
  const places = campaign.municipalities.filter(({ slug }) => own?.some((one) => one.slug === slug))
  const municipality = places.length === 1 ? places[0]!.slug : values.municipality
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => {
      // What is no number is sent as none: the server says what is wrong with it, as with the rest.
      const copies = /^\d+$/.test(values.copies.replaceAll('.', ''))
        ? Number(values.copies.replaceAll('.', ''))
        : 0
      return postJson<CampaignView>(`/v1/campaigns/${campaign.id}/places`, {
        ...values,
        municipality,
        copies,
      })
    },
    async (kept) => {
      await keep(kept)
      onAdded(values.name)
    },
  )
  const bind = (name: (typeof fields)[number]) => ({
    name,
    label: say(`flyers.field.${name}`),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  if (own === undefined) return <Loading />
  const choose = { value: '', text: say('flyers.choose') }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((name) => {
          const message = errors[name]
          return message ? [{ name, label: say(`flyers.field.${name}`), message }] : []
        })}
      />
      <Select
        {...bind('kind')}
        options={[choose, ...placeKinds.map((value) => ({ value, text: say(`flyers.place-kind.${value}`) }))]}
      />
      <TextInput {...bind('name')} help={say('flyers.field.name.help')} />
      {places.length > 1 && (
        <Select
          {...bind('municipality')}
          options={[choose, ...places.map(({ slug, name }) => ({ value: slug, text: name }))]}
        />
      )}
      <TextInput {...bind('copies')} inputMode="numeric" />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'flyers.saving' : 'flyers.place.save')}
        </Button>
        <Button onClick={onClose}>{say('flyers.cancel')}</Button>
      </div>
    </form>
  )
}
