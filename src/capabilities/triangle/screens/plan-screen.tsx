import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, Select, TextInput } from '../../../web/components/inputs.tsx'
import { MunicipalityTicks } from '../../../web/components/municipality-ticks.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { MeetingInput, MeetingView, Partner } from '../contract.ts'
import { meetingQuery, partnersQuery, refreshTriangle } from './triangle-queries.ts'
import './triangle.css'

const route = getRouteApi('/driehoek/overleg/$id/wijzigen')
const fields = ['heldOn', 'begins', 'place', 'municipalities', 'prosecutionId'] as const

/** Plans a meeting of the triangle. */
export function PlanScreen() {
  const say = useSay()
  const partners = useQuery(partnersQuery)
  const me = useMe()
  const kept = useKeptDraft<MeetingInput>(accountOf(me), 'triangle-meeting')
  return (
    <Page
      title={say('triangle.plan')}
      lead={say('triangle.plan.lead')}
      crumb={{ to: '/driehoek', text: say('triangle.title') }}
    >
      {partners.error && <ProblemNotice error={partners.error} onAgain={() => void partners.refetch()} />}
      {partners.data && kept !== undefined ? (
        <MeetingForm
          partners={partners.data}
          was={null}
          start={kept?.value ?? emptyMeeting(partners.data, me.organisation.code)}
          savedAt={kept?.savedAt ?? null}
        />
      ) : (
        !partners.error && <Loading />
      )}
    </Page>
  )
}

/** Changes day, hour or place; who sits there stands once there are cases. */
export function ReplanScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const partners = useQuery(partnersQuery)
  const meeting = useQuery({ ...meetingQuery(id), refetchOnWindowFocus: false })
  const error = partners.error ?? meeting.error
  return (
    <Page
      title={say('triangle.replan')}
      crumb={{ to: '/driehoek/overleg/$id', params: { id }, text: say('triangle.meeting') }}
    >
      {error && <ProblemNotice error={error} />}
      {partners.data && meeting.data ? (
        <MeetingForm partners={partners.data} was={meeting.data} start={meeting.data} savedAt={null} />
      ) : (
        !error && <Loading />
      )}
    </Page>
  )
}

/** Most triangles meet alone, with the one office there is. */
function emptyMeeting(partners: Partner[], own: string): MeetingInput {
  const offices = partners.filter(({ kind }) => kind === 'prosecution')
  return {
    heldOn: '',
    begins: '09:30',
    place: '',
    municipalities: [own],
    prosecutionId: offices.length === 1 ? offices[0]!.id : '',
  }
}

type FormProps = { partners: Partner[]; was: MeetingView | null; start: MeetingInput; savedAt: Date | null }

function MeetingForm({ partners, was, start, savedAt }: FormProps) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { heldOn, begins, place, municipalities, prosecutionId } = start
  const [values, setValues] = useState<MeetingInput>({ heldOn, begins, place, municipalities, prosecutionId })
  const name = was ? `triangle-meeting-${was.id}` : 'triangle-meeting'
  const account = accountOf(useMe())
  const draft = useFormDraft({ account, name, read: () => values, sign: JSON.stringify(values), savedAt })
  const {
    submit,
    isSending,
    errors: found,
    attempts,
    failure,
  } = useSend(
    () =>
      was
        ? callApi<MeetingView>('PUT', `/v1/triangle-meetings/${was.id}`, {
            body: { ...values, version: was.version },
          })
        : callApi<MeetingView>('POST', '/v1/triangle-meetings', { body: values }),
    async ({ id }) => {
      await draft.close()
      await refreshTriangle(client)
      await navigate({ to: '/driehoek/overleg/$id', params: { id } })
    },
  )
  const errors = Object.fromEntries(
    Object.entries(found).map(([path, words]) => [path.split('.')[0]!, words]),
  )
  const bind = (field: 'heldOn' | 'begins' | 'place' | 'prosecutionId') => ({
    name: field,
    label: say(`triangle.field.${field}.label`),
    value: values[field],
    error: errors[field],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [field]: target.value }),
  })
  const towns = partners.filter(({ kind }) => kind === 'municipality')
  const offices = partners.filter(({ kind }) => kind === 'prosecution')
  return (
    <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((field) =>
          errors[field]
            ? [{ name: field, label: say(`triangle.field.${field}.label`), message: errors[field] }]
            : [],
        )}
      />
      <div className="grid is-top">
        <DayInput {...bind('heldOn')} className="span-6" />
        <TextInput {...bind('begins')} type="time" className="span-6" />
      </div>
      <TextInput {...bind('place')} maxLength={120} />
      {towns.length > 1 && (
        <MunicipalityTicks
          legend={say('triangle.field.municipalities.label')}
          municipalities={towns.map(({ id, name: town }) => ({
            slug: id.replace('municipality:', ''),
            name: town,
          }))}
          chosen={values.municipalities}
          error={errors['municipalities']}
          onChange={(chosen) => setValues({ ...values, municipalities: chosen })}
        />
      )}
      <Select
        {...bind('prosecutionId')}
        options={[
          ...(values.prosecutionId === '' ? [{ value: '', text: say('triangle.choose') }] : []),
          ...offices.map(({ id, name: office }) => ({ value: id, text: office })),
        ]}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(was ? 'triangle.replan.submit' : 'triangle.plan.submit')}
        </Button>
      </div>
    </form>
  )
}
