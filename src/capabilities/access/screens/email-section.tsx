import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ApiProblem, callApi, getJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { EmailAddressView } from '../email/contract.ts'

const URL = '/v1/me/email-address'
const emailQuery = queryOptions({
  queryKey: ['email-address'],
  queryFn: ({ signal }) => getJson<EmailAddressView>(URL, signal),
})

/** Where a citizen wants to hear that there is news. It need not be given, and counts once confirmed. */
export function EmailSection() {
  const say = useSay()
  const { data, error, refetch } = useQuery(emailQuery)
  return (
    <section className="section">
      <h2>{say('email.title')}</h2>
      <p>{say('email.intro')}</p>
      <p>{say('email.promise')}</p>
      {error !== null && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data && <EmailAddress view={data} />}
    </section>
  )
}

function EmailAddress({ view }: { view: EmailAddressView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { address, waiting, codeEndsAt } = view
  const [takesOther, setTakesOther] = useState(false)
  const forget = useChange<void>('email.forgotten', () => callApi('DELETE', URL))
  if (waiting !== null && codeEndsAt !== null && !takesOther) {
    return (
      <>
        <p role="status">
          {say('email.waiting', { address: waiting, time: formatTime(codeEndsAt, locale) })}
        </p>
        <CodeForm onOther={() => setTakesOther(true)} />
      </>
    )
  }
  if (address === null || takesOther) return <AddressForm onSent={() => setTakesOther(false)} />
  return (
    <>
      <p>
        <Status icon="check" tone="calm">
          {say('email.counts', { address })}
        </Status>
      </p>
      {forget.error !== null && <ProblemNotice error={forget.error} />}
      <div className="deeds">
        <Button onClick={() => setTakesOther(true)}>{say('email.other')}</Button>
        <Button aria-disabled={forget.isPending} onClick={() => !forget.isPending && forget.mutate()}>
          {say('email.forget')}
        </Button>
      </div>
    </>
  )
}

function AddressForm({ onSent }: { onSent: () => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const send = useChange<string>(null, async (address) => {
    await callApi('PUT', URL, { body: { address } })
    onSent()
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!send.isPending) send.mutate(typed)
  }
  return (
    <form className="email-form" noValidate onSubmit={submit}>
      <FormProblem error={send.error} />
      <TextInput
        name="address"
        label={say('email.address')}
        type="email"
        autoComplete="email"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={fieldErrorOf(send.error)}
      />
      <Button type="submit" aria-disabled={send.isPending}>
        {say('email.send-code')}
      </Button>
    </form>
  )
}

function CodeForm({ onOther }: { onOther: () => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const confirm = useChange<string>('email.confirmed', (code) =>
    callApi('POST', `${URL}/confirmations`, { body: { code } }),
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!confirm.isPending) confirm.mutate(typed)
  }
  return (
    <form className="email-form" noValidate onSubmit={submit}>
      <FormProblem error={confirm.error} />
      <TextInput
        name="code"
        label={say('email.code')}
        help={say('email.code.help')}
        mono
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={8}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={fieldErrorOf(confirm.error)}
      />
      <div className="deeds">
        <Button main type="submit" aria-disabled={confirm.isPending}>
          {say('email.confirm')}
        </Button>
        <Button onClick={onOther}>{say('email.other')}</Button>
      </div>
    </form>
  )
}

function useChange<T>(
  done: 'email.forgotten' | 'email.confirmed' | null,
  change: (value: T) => Promise<unknown>,
) {
  const say = useSay()
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: emailQuery.queryKey })
      if (done !== null) announce(say(done))
    },
  })
}

/** The server's sentence about the one field of these forms. */
function fieldErrorOf(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.problem.errors?.[0]?.message : undefined
}

/** What is wrong beyond the field itself. */
function FormProblem({ error }: { error: unknown }) {
  return error !== null && fieldErrorOf(error) === undefined ? <ProblemNotice error={error} /> : null
}
