import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { MeView } from '../../access/contract.ts'
import { getJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { CODE_BYTES, readCode } from '../rules/recovery-code.ts'
import { CodeField } from './code-field.tsx'
import { EntryFailure } from '../../access/screens/entry-failure.tsx'
import { signInByPasskey } from '../../../web/passkey.ts'
import { ShowCode } from './show-code.tsx'
import { useAccount } from './use-vault.ts'
import { dataKeyByCode, dataKeyByPasskey, opensByPasskey, replaceCode } from './vault.ts'
import type { Bytes } from './vault-crypto.ts'
import { VaultDoor } from './vault-door.tsx'

/** A new recovery code in place of one that was lost, or that someone else saw. */
export function NewCodeScreen() {
  return <VaultDoor>{() => <NewCode />}</VaultDoor>
}

function NewCode() {
  const say = useSay()
  const navigate = useNavigate()
  const account = useAccount()
  const [dataKey, setDataKey] = useState<Bytes | null>(null)
  const [code] = useState(() => crypto.getRandomValues(new Uint8Array(CODE_BYTES)))
  const ways = useQuery({ queryKey: ['vault-ways', account], queryFn: opensByPasskey, gcTime: 0 })
  if (dataKey !== null) {
    const use = async () => {
      await replaceCode(dataKey, code)
      announce(say('belongings.new-code.done'))
      await navigate({ to: '/spullen/kluis', state: { codeRenewed: true } })
    }
    return <ShowCode code={code} deed={say('belongings.new-code.use')} onShown={use} />
  }
  return (
    <Page
      title={say('belongings.new-code.title')}
      lead={say('belongings.new-code.lead')}
      crumb={{ to: '/spullen/kluis', text: say('belongings.vault.title') }}
    >
      <div className="belongings-narrow">
        <p>{say('belongings.new-code.replaces')}</p>
        {ways.error && <ProblemNotice error={ways.error} onAgain={() => void ways.refetch()} />}
        {ways.isPending && <Loading />}
        {ways.data === true && <ByPasskey onOpen={setDataKey} />}
        {ways.data === false && <ByOldCode onOpen={setDataKey} />}
      </div>
    </Page>
  )
}

/** The passkey is asked for anew: whoever finds an open screen gets no code. */
function ByPasskey({ onOpen }: { onOpen: (dataKey: Bytes) => void }) {
  const say = useSay()
  const account = useAccount()
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const open = async () => {
    const used = await signInByPasskey()
    const me = await getJson<MeView>('/v1/me')
    // A passkey of another account: that one is signed in now, and its page is to be shown.
    if (me.organisation.code !== account) return location.assign('/app/spullen')
    const dataKey = await dataKeyByPasskey(used)
    if (dataKey === null) throw new Error('this passkey gives no key')
    onOpen(dataKey)
  }
  const press = () => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(null)
    void open()
      .catch(setFailure)
      .finally(() => setIsBusy(false))
  }
  return (
    <>
      {failure !== null && <EntryFailure error={failure} />}
      <div className="deeds">
        <Button main onClick={press} aria-disabled={isBusy}>
          {say('belongings.new-code.passkey')}
        </Button>
      </div>
      {isBusy && <p role="status">{say('sign-in.waiting')}</p>}
    </>
  )
}

/** Where no passkey opens the vault, only who still has the code can change it. */
function ByOldCode({ onOpen }: { onOpen: (dataKey: Bytes) => void }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [tried, setTried] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const reading = readCode(typed)
  const wrong = !reading.ok ? reading.reason : tried === typed ? 'of-another' : null
  const error = attempt > 0 && wrong !== null ? say(`belongings.code.${wrong}`) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    if (!reading.ok) return setAttempt((count) => count + 1)
    void dataKeyByCode(reading.bytes)
      .then((dataKey) => {
        if (dataKey !== null) return onOpen(dataKey)
        setTried(typed)
        setAttempt((count) => count + 1)
      })
      .catch(setFailure)
  }
  return (
    <form noValidate onSubmit={submit}>
      <ErrorSummary
        attempt={attempt}
        errors={error ? [{ name: 'code', label: say('belongings.code.label'), message: error }] : []}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <p>{say('belongings.new-code.no-passkey')}</p>
      <CodeField value={typed} onChange={setTyped} error={error} />
      <div className="deeds">
        <Button main type="submit">
          {say('belongings.new-code.next')}
        </Button>
      </div>
    </form>
  )
}
