import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { callApi } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextArea } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import { inventoryQuery } from '../../dealers/screens/dealer-queries.ts'
import type { VisitKind } from '../contract.ts'
import { ChooseDealer } from './choose-dealer.tsx'
import { JointOffers } from './joint-offers.tsx'
import './visits.css'

const route = getRouteApi('/bezoeken/nieuw')
const kinds = ['periodic', 'first', 're-inspection', 'tip', 'joint'] as const satisfies readonly VisitKind[]
const fields = ['dealerId', 'kind', 'need', 'plannedOn'] as const

type Values = {
  dealerId: string
  kind: VisitKind
  need: string
  when: 'now' | 'planned'
  plannedOn: string
  /** Of a joint visit of the municipality that police join. */
  jointMark: string | null
}

/** Begins a visit to a dealer, or plans one. */
export function NewVisitScreen() {
  const say = useSay()
  const { handelaar = '' } = route.useSearch()
  const account = accountOf(useMe())
  const kept = useKeptDraft<Values>(account, 'visit')
  const start: Values = {
    dealerId: handelaar,
    kind: 'periodic',
    need: '',
    when: 'now',
    plannedOn: '',
    jointMark: null,
  }
  return (
    <Page
      title={say('visits.new.title')}
      lead={say('visits.new.lead')}
      crumb={{ to: '/bezoeken', text: say('visits.title') }}
    >
      {kept === undefined ? (
        <Loading />
      ) : (
        <NewVisit
          account={account}
          start={kept ? { ...kept.value, ...(handelaar && { dealerId: handelaar }) } : start}
          savedAt={kept?.savedAt ?? null}
        />
      )}
    </Page>
  )
}

function NewVisit({ account, start, savedAt }: { account: string; start: Values; savedAt: Date | null }) {
  const say = useSay()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { role } = useMe()
  const dealers = useQuery(inventoryQuery)
  const [values, setValues] = useState(start)
  // One id for the form: pressing again after a lost answer makes one visit.
  const id = useRef(crypto.randomUUID())
  const draft = useFormDraft({
    account,
    name: 'visit',
    read: () => values,
    sign: JSON.stringify(values),
    savedAt,
  })
  const set = (change: Partial<Values>) => setValues({ ...values, ...change })
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => callApi('POST', '/v1/visits', { body: bodyOf(id.current, values) }),
    async () => {
      await draft.close()
      await client.invalidateQueries({ queryKey: ['visits'] })
      if (values.when === 'now') await navigate({ to: '/bezoeken/$id', params: { id: id.current } })
      else await navigate({ to: '/bezoeken' })
    },
  )
  return (
    <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((field) =>
          errors[field] ? [{ name: field, label: say(`visits.field.${field}`), message: errors[field] }] : [],
        )}
      />
      {role === 'police-inspector' && (
        <JointOffers
          chosen={values.jointMark}
          onChoose={({ jointMark, dealerId }) => set({ jointMark, dealerId, kind: 'joint' })}
        />
      )}
      {dealers.error && <ProblemNotice error={dealers.error} onAgain={() => void dealers.refetch()} />}
      <ChooseDealer
        dealers={dealers.data ?? []}
        chosen={values.dealerId}
        error={errors['dealerId']}
        onChoose={(dealerId) => set({ dealerId, jointMark: null })}
      />
      <RadioGroup
        name="kind"
        label={say('visits.field.kind')}
        column
        value={values.kind}
        error={errors['kind']}
        options={kinds.map((value) => ({ value, text: say(`visit.kind.${value}`) }))}
        onChange={({ target }) => set({ kind: target.value as VisitKind })}
      />
      <TextArea
        name="need"
        label={say('visits.field.need')}
        help={say('visits.field.need.help')}
        value={values.need}
        maxLength={1_000}
        error={errors['need']}
        onChange={({ target }) => set({ need: target.value })}
      />
      <RadioGroup
        name="when"
        label={say('visits.field.when')}
        value={values.when}
        options={(['now', 'planned'] as const).map((value) => ({ value, text: say(`visits.when.${value}`) }))}
        onChange={({ target }) => set({ when: target.value as Values['when'] })}
      />
      {values.when === 'planned' && (
        <DayInput
          name="plannedOn"
          label={say('visits.field.plannedOn')}
          value={values.plannedOn}
          error={errors['plannedOn']}
          onChange={({ target }) => set({ plannedOn: target.value })}
        />
      )}
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'visits.keeping' : values.when === 'now' ? 'visits.begin' : 'visits.plan')}
        </Button>
      </div>
    </form>
  )
}

function bodyOf(id: string, { dealerId, kind, need, when, plannedOn, jointMark }: Values) {
  const moment = when === 'now' ? { begunAt: new Date().toISOString() } : { plannedOn }
  return { id, dealerId, kind, need, ...moment, ...(kind === 'joint' && jointMark && { jointMark }) }
}
