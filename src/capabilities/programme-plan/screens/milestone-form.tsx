import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { callApi, getJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { MilestoneInput, MilestoneView, PlanView } from '../contract.ts'

const fields = ['title', 'plannedOn', 'owner', 'doneOn', 'note'] as const
type Field = (typeof fields)[number]
type Props = {
  /** The one to change, or null for a new one. */
  milestone: MilestoneView | null
  onClose: () => void
  onKept: (plan: PlanView) => void
}

/** What, when, by whom; of one that stands also when it was done, and a way out of the plan. */
export function MilestoneForm({ milestone, onClose, onKept }: Props) {
  const say = useSay()
  const [values, setValues] = useState<Record<Field, string>>(() => valuesOf(milestone))
  const [about, setAbout] = useState<MilestoneInput['about']>(milestone?.about ?? null)
  const path = milestone ? `/v1/milestones/${milestone.id}` : '/v1/milestones'
  const { submit, isSending, errors, attempts, failure } = useSend(() => {
    const body = {
      ...values,
      doneOn: values.doneOn || null,
      about,
      ...(milestone && { version: milestone.version }),
    }
    return callApi<PlanView>(milestone ? 'PUT' : 'POST', path, { body })
  }, onKept)
  const drop = useSend(() => callApi<PlanView>('DELETE', path), onKept)
  const bind = (name: Field) => ({
    name,
    label: say(`plan.field.${name}`),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((name) => {
          const message = errors[name]
          return message ? [{ name, label: say(`plan.field.${name}`), message }] : []
        })}
      />
      <TextInput {...bind('title')} />
      <div className="grid is-top">
        <DayInput {...bind('plannedOn')} className="span-6" />
        {milestone && <DayInput {...bind('doneOn')} className="span-6" optional />}
      </div>
      <TextInput {...bind('owner')} help={say('plan.field.owner.help')} optional />
      <TextArea {...bind('note')} optional />
      <AboutChoice about={about} onChange={setAbout} />
      {[failure, drop.failure].map((one) => one !== null && <ProblemNotice key="problem" error={one} />)}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'plan.saving' : 'plan.save')}
        </Button>
        <Button onClick={onClose}>{say('plan.cancel')}</Button>
        {milestone && (
          <Button aria-disabled={drop.isSending} onClick={() => void drop.submit()}>
            {say('plan.drop')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** A campaign that the milestone belongs to. */
function AboutChoice(props: {
  about: MilestoneInput['about']
  onChange: (about: MilestoneInput['about']) => void
}) {
  const { about, onChange } = props
  const say = useSay()
  const campaigns = useQuery({
    queryKey: ['campaigns'],
    queryFn: ({ signal }) => getJson<{ items: { id: string; title: string }[] }>('/v1/campaigns', signal),
  })
  const found = (campaigns.data?.items ?? []).map(({ id, title }) => ({
    kind: 'campaign' as const,
    id,
    title,
  }))
  if (found.length === 0) return null
  return (
    <Select
      name="about"
      label={say('plan.field.about')}
      optional
      value={about?.id ?? ''}
      onChange={({ target }) => {
        const chosen = found.find(({ id }) => id === target.value)
        onChange(chosen ? { kind: chosen.kind, id: chosen.id } : null)
      }}
      options={[
        { value: '', text: say('plan.about.none') },
        ...found.map(({ kind, id, title }) => ({
          value: id,
          text: say(`plan.about.option.${kind}`, { title }),
        })),
      ]}
    />
  )
}

function valuesOf(milestone: MilestoneView | null): Record<Field, string> {
  if (milestone === null) {
    return { title: '', plannedOn: dayInAmsterdam(new Date()), owner: '', doneOn: '', note: '' }
  }
  const { title, plannedOn, owner, doneOn, note } = milestone
  return { title, plannedOn, owner, doneOn: doneOn ?? '', note }
}
