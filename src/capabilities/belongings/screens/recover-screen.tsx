import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { enterWith } from '../../access/screens/enter-with.ts'
import { BackToSignIn, EntryFailure } from '../../access/screens/entry-failure.tsx'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { readCode } from '../rules/recovery-code.ts'
import { CodeField } from './code-field.tsx'
import { createPasskey } from '../../../web/passkey.ts'
import { usePasskeyLabel } from './passkey-label.ts'
import { openByCode } from './vault.ts'
import { fromRecoveryCode } from './vault-crypto.ts'
import './belongings.css'

/** A new device without the old passkey: the recovery code gives a new passkey, and opens the vault. */
export function RecoverScreen() {
  const say = useSay()
  const { typed, change, submit, attempt, error, failure, isBusy } = useRecovery()
  return (
    <Page
      title={say('belongings.recover.title')}
      lead={say('belongings.recover.lead')}
      crumb={{ to: '/aanmelden', text: say('sign-in.title') }}
    >
      <form className="belongings-narrow" noValidate onSubmit={submit}>
        <ErrorSummary
          attempt={attempt}
          errors={error ? [{ name: 'code', label: say('belongings.code.label'), message: error }] : []}
        />
        {failure !== null && <EntryFailure error={failure} />}
        <p>{say('belongings.recover.replaces')}</p>
        <CodeField value={typed} onChange={change} error={error} />
        <div className="deeds">
          <Button main type="submit" aria-disabled={isBusy}>
            {say('belongings.recover.button')}
          </Button>
          <BackToSignIn />
        </div>
        {isBusy && <p role="status">{say('sign-in.waiting')}</p>}
        <p className="small section">{say('belongings.recover.lost-both')}</p>
      </form>
    </Page>
  )
}

function useRecovery() {
  const say = useSay()
  const label = usePasskeyLabel()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const reading = readCode(typed)
  const error = attempt > 0 && !reading.ok ? say(`belongings.code.${reading.reason}`) : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (!reading.ok || isBusy) return
    setIsBusy(true)
    setFailure(null)
    void recover(reading.bytes)
      .then(() => navigate({ to: '/spullen' }))
      .catch(setFailure)
      .finally(() => setIsBusy(false))
  }
  const recover = async (code: Uint8Array<ArrayBuffer>) => {
    const { secret } = await fromRecoveryCode(code)
    const me = await enterWith(() => createPasskey({ deed: 'recover', recoverySecret: secret }, label))
    await openByCode(me.organisation.code, code)
  }
  return { typed, change: setTyped, submit, attempt, error, failure, isBusy }
}
