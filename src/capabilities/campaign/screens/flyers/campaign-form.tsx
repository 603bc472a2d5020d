import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam, addMonths } from '../../../../kernel/dates.ts'
import { callApi } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { DayInput, TextInput } from '../../../../web/components/inputs.tsx'
import { MunicipalityTicks } from '../../../../web/components/municipality-ticks.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { CampaignInput, CampaignView } from '../../flyers/contract.ts'
import { type PaperCode, papers } from '../../rules/flyers/codes.ts'
import { campaignsQuery, useKeepCampaign } from './campaign-queries.ts'
import './campaign.css'

const fields = ['title', 'validFrom', 'validUntil', 'municipalities', 'paper'] as const
type Props = {
  /** The one to change, or null for a new one. */
  campaign: CampaignView | null
  onClose: () => void
  onKept: (campaign: CampaignView) => void
}

/** What a campaign is called, when, where, and which paper. What the server finds wrong stands at its field. */
export function CampaignForm({ campaign, onClose, onKept }: Props) {
  const say = useSay()
  const keep = useKeepCampaign()
  const places = useQuery(campaignsQuery).data?.municipalities
  const [values, setValues] = useState<CampaignInput>(() => campaignValues(campaign))
  // Who works for one municipality has nothing to choose.
  const chosen = places?.length === 1 ? places.map(({ slug }) => slug) : values.municipalities
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => {
      const body = { ...values, municipalities: chosen, ...(campaign && { version: campaign.version }) }
      return campaign
        ? callApi<CampaignView>('PUT', `/v1/campaigns/${campaign.id}`, { body })
        : callApi<CampaignView>('POST', '/v1/campaigns', { body })
    },
    async (kept) => {
      await keep(kept)
      onKept(kept)
    },
  )
  const text = (name: 'title' | 'validFrom' | 'validUntil') => ({
    name,
    label: say(`flyers.field.${name}`),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  if (places === undefined) return <Loading />
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((name) => {
          const message = errors[name]
          return message ? [{ name, label: say(`flyers.field.${name}`), message }] : []
        })}
      />
      <TextInput {...text('title')} help={say('flyers.field.title.help')} />
      <div className="grid is-top">
        <DayInput {...text('validFrom')} className="span-6" />
        <DayInput {...text('validUntil')} className="span-6" />
      </div>
      {places.length > 1 && (
        <MunicipalityTicks
          legend={say('flyers.field.municipalities')}
          municipalities={places}
          chosen={chosen}
          error={errors['municipalities']}
          onChange={(municipalities) => setValues({ ...values, municipalities })}
        />
      )}
      <RadioGroup
        name="paper"
        label={say('flyers.field.paper')}
        error={errors['paper']}
        column
        value={values.paper}
        onChange={({ target }) => setValues({ ...values, paper: target.value as PaperCode })}
        options={papers.map((value) => ({
          value,
          text: (
            <span>
              {say(`flyers.paper-name.${value}`)}
              <span className="sub">{say(`flyers.paper-help.${value}`)}</span>
            </span>
          ),
        }))}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'flyers.saving' : 'flyers.save')}
        </Button>
        <Button onClick={onClose}>{say('flyers.cancel')}</Button>
      </div>
    </form>
  )
}

function campaignValues(campaign: CampaignView | null): CampaignInput {
  const today = dayInAmsterdam(new Date())
  if (campaign === null) {
    return {
      title: '',
      validFrom: today,
      validUntil: addMonths(today, 2),
      municipalities: [],
      paper: 'check-first',
    }
  }
  const { title, validFrom, validUntil, paper } = campaign
  return {
    title,
    validFrom,
    validUntil,
    paper,
    municipalities: campaign.municipalities.map(({ slug }) => slug),
  }
}
