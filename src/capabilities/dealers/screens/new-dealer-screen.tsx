import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DraftBack, DraftSaved } from '../../../web/components/draft-back.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { Candidate } from '../rules/import/judge-lines.ts'
import { DealerForm, type DealerFormValues, emptyDealer } from './dealer-form.tsx'

const FORM = 'listed-dealer'

/** Lists a dealer by hand: who is not in the trade register, or not yet. */
export function NewDealerScreen() {
  const say = useSay()
  const me = useMe()
  const kept = useKeptDraft<DealerFormValues>(accountOf(me), FORM)
  const own = me.organisation.kind === 'municipality' ? me.organisation.code : ''
  return (
    <Page
      title={say('dealer-form.new.title')}
      lead={say('dealer-form.new.lead')}
      crumb={{ to: '/handelaren', text: say('dealer-form.back') }}
    >
      {kept === undefined ? (
        <Loading />
      ) : (
        <NewDealer
          start={kept?.value ?? { ...emptyDealer, municipality: own }}
          empty={{ ...emptyDealer, municipality: own }}
          savedAt={kept?.savedAt ?? null}
        />
      )}
    </Page>
  )
}

type Props = { start: DealerFormValues; empty: DealerFormValues; savedAt: Date | null }

function NewDealer({ start, empty, savedAt }: Props) {
  const say = useSay()
  const me = useMe()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [values, setValues] = useState(start)
  const [wasKept, setWasKept] = useState(savedAt)
  const [isAnother, setIsAnother] = useState(false)
  const draft = useFormDraft({
    account: accountOf(me),
    name: FORM,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt,
  })
  const send = (another: boolean) =>
    postJson<{ id: string }>('/v1/listed-dealers', { ...values, isAnother: another })
  const sending = useSend(
    () => send(isAnother),
    async ({ id }) => {
      await draft.close()
      await client.invalidateQueries({ queryKey: ['listed-dealers'] })
      announce(say('dealer-form.saved', { name: values.name }))
      await navigate({ to: '/handelaren/$id' as '/', params: { id } as never })
    },
  )
  const candidates = candidatesOf(sending.failure)
  return (
    <>
      {wasKept !== null && (
        <DraftBack
          from={wasKept}
          onClear={() => {
            setValues(empty)
            setWasKept(null)
          }}
        />
      )}
      <DealerForm
        values={values}
        onChange={(next) => {
          setIsAnother(false)
          setValues(next)
        }}
        sending={candidates === null ? sending : { ...sending, failure: null }}
        deed={say(isAnother ? 'dealer-form.alike.deed' : 'dealer-form.new.save')}
        beside={draft.savedAt && <DraftSaved at={draft.savedAt} />}
      >
        {candidates !== null && !isAnother && (
          <Alike candidates={candidates} onAnother={() => setIsAnother(true)} />
        )}
      </DealerForm>
    </>
  )
}

/** Who is listed and looks like it; the person looks before it is listed all the same. */
function Alike({ candidates, onAnother }: { candidates: Candidate[]; onAnother: () => void }) {
  const say = useSay()
  return (
    <Notice tone="warning" role="alert" title={say('dealer-form.alike.title')}>
      <p>{say('dealer-form.alike.text')}</p>
      <ul>
        {candidates.map(({ id, name, address, reason }) => (
          <li key={id}>
            <Link className="text-link" to={'/handelaren/$id' as '/'} params={{ id } as never}>
              {say('dealer-import.candidate.dealer', { name, address })}
            </Link>{' '}
            {say(`dealer-import.candidate.${reason}`)}
          </li>
        ))}
      </ul>
      <Button small onClick={onAnother}>
        {say('dealer-import.deed.another')}
      </Button>
    </Notice>
  )
}

function candidatesOf(failure: unknown): Candidate[] | null {
  const isAlike = failure instanceof ApiProblem && failure.reason === 'looks-alike'
  return isAlike ? (failure.problem['candidates'] as Candidate[]) : null
}
