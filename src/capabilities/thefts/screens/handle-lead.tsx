import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type SubmitEvent, useState } from 'react'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { fieldId } from '../../../web/components/field.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { LeadView } from '../leads/contract.ts'
import { leadQuery } from './lead-queries.ts'

/** What was done with a lead: recorded once, in words. */
export function HandleLead({ lead }: { lead: LeadView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { handled } = lead
  return (
    <section className="section" aria-labelledby="lead-handled">
      <h2 id="lead-handled">{say('lead.page.handle')}</h2>
      {handled === null ? (
        <HandleForm id={lead.id} />
      ) : (
        <>
          <p>
            <Status icon="check">
              {say('lead.page.handled-by', { name: handled.by, moment: formatShort(handled.at, locale) })}
            </Status>
          </p>
          <blockquote className="lead-words">{handled.note}</blockquote>
        </>
      )}
    </section>
  )
}

function HandleForm({ id }: { id: string }) {
  const say = useSay()
  const client = useQueryClient()
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const isMissing = note.trim() === ''
  const handle = useMutation({
    mutationFn: () => postJson<LeadView>(`/v1/leads/${id}/handlings`, { note }),
    onSuccess: async (lead) => {
      client.setQueryData(leadQuery(id).queryKey, lead)
      announce(say('lead.page.done'))
      await client.invalidateQueries({ queryKey: ['leads'] })
    },
    onError: (error) => {
      // Someone else was first: show what they did.
      if (error instanceof ApiProblem && error.status === 409)
        void client.invalidateQueries({ queryKey: ['leads'] })
    },
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (isMissing) document.getElementById(fieldId('note'))?.focus()
    else if (!handle.isPending) handle.mutate()
  }
  return (
    <form onSubmit={submit} noValidate>
      {handle.error && <ProblemNotice error={handle.error} />}
      <TextArea
        name="note"
        label={say('lead.page.note')}
        help={say('lead.page.note.help')}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={tried && isMissing ? say('field.required') : undefined}
      />
      <Button main type="submit" aria-disabled={handle.isPending}>
        {say('lead.page.deed')}
      </Button>
    </form>
  )
}
