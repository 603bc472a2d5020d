import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { FieldNotes } from '../../../web/components/field.tsx'
import { DayInput, Select } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { FindingView } from '../../findings/contract.ts'
import type { FileView } from '../contract.ts'
import { dealersQuery, findingsQuery } from './measure-queries.ts'
import './measures.css'

const route = getRouteApi('/dossiers/nieuw')

/** Opens a file: which dealer, and on which findings it stands. */
export function NewFileScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const { handelaar = '' } = route.useSearch()
  const dealers = useQuery(dealersQuery)
  return (
    <Page
      title={say('case-file.new')}
      lead={say('case-file.new.lead')}
      crumb={{ to: '/dossiers', text: say('case-file.crumb') }}
    >
      {dealers.error && <ProblemNotice error={dealers.error} onAgain={() => void dealers.refetch()} />}
      {dealers.isPending && <Loading />}
      {dealers.data && (
        <Select
          name="dealerId"
          className="form-narrow"
          label={say('case-file.head.dealer')}
          value={handelaar}
          onChange={({ target }) =>
            void navigate({
              to: '/dossiers/nieuw',
              search: { ...(target.value && { handelaar: target.value }) },
            })
          }
          options={[
            { value: '', text: say('case-file.choose') },
            ...dealers.data.map(({ id, name, town }) => ({ value: id, text: `${name}, ${town}` })),
          ]}
        />
      )}
      {handelaar !== '' && <OpenOn key={handelaar} dealerId={handelaar} />}
    </Page>
  )
}

function OpenOn({ dealerId }: { dealerId: string }) {
  const say = useSay()
  const { data, error, isPending, refetch } = useQuery(findingsQuery(dealerId))
  if (error) return <ProblemNotice error={error} onAgain={() => void refetch()} />
  if (isPending) return <Loading />
  const usable = data.items.filter(({ weight, withdrawn }) => weight !== 'in-order' && withdrawn === null)
  if (usable.length === 0) {
    return (
      <div className="empty">
        <h2>{say('case-file.new.no-findings.title')}</h2>
        <p>{say('case-file.new.no-findings.text')}</p>
      </div>
    )
  }
  return <ChooseFindings dealerId={dealerId} findings={usable} />
}

function ChooseFindings({ dealerId, findings }: { dealerId: string; findings: FindingView[] }) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(() => crypto.randomUUID())
  const [on, setOn] = useState(() => dayInAmsterdam(new Date()))
  const [chosen, setChosen] = useState<readonly string[]>(() => findings.map((one) => one.id))
  const sending = useSend(
    () =>
      postJson<FileView>('/v1/case-files', {
        id,
        dealerId,
        on,
        grounds: findings.filter((one) => chosen.includes(one.id)).map((one) => one.id),
      }),
    async (file) => {
      await client.invalidateQueries({ queryKey: ['case-files'] })
      await navigate({ to: '/dossiers/$id', params: { id: file.id } })
    },
  )
  const error = Object.entries(sending.errors).find(([field]) => field.startsWith('grounds'))?.[1]
  return (
    <form noValidate onSubmit={(event) => void sending.submit(event)}>
      <ErrorSummary
        attempt={sending.attempts}
        errors={Object.entries(sending.errors).map(([name, message]) => ({
          name: name.split('.')[0]!,
          label: say(name === 'on' ? 'case-file.new.on' : 'case-file.value.grounds'),
          message,
        }))}
      />
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <DayInput
        name="on"
        className="form-narrow"
        label={say('case-file.new.on')}
        value={on}
        error={sending.errors['on']}
        onChange={({ target }) => setOn(target.value)}
      />
      <fieldset className="utrecht-form-field">
        <legend className="utrecht-form-label">{say('case-file.new.grounds')}</legend>
        <FieldNotes name="grounds" help={say('case-file.help.grounds')} error={error} />
        {findings.map((finding, index) => (
          <Tick
            key={finding.id}
            name={index === 0 ? 'grounds' : `grounds-${finding.id}`}
            checked={chosen.includes(finding.id)}
            onChange={({ target }) =>
              setChosen(target.checked ? [...chosen, finding.id] : chosen.filter((one) => one !== finding.id))
            }
          >
            <b>{say(`finding.kind.${finding.kind}`)}</b>
            <span className="sub small">
              {say('case-file.finding.who', {
                day: dayInAmsterdam(new Date(finding.observedAt)),
                name: finding.recordedBy,
              })}
              {finding.basis !== null && `. ${finding.basis.article}`}
            </span>
            <span className="sub">{finding.text}</span>
          </Tick>
        ))}
      </fieldset>
      <Button main type="submit" aria-disabled={sending.isSending}>
        {say('case-file.open')}
      </Button>
    </form>
  )
}
