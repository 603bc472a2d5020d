import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { readCode } from '../rules/recovery-code.ts'
import { CodeField } from './code-field.tsx'
import { EntryFailure } from '../../access/screens/entry-failure.tsx'
import { EraseAll } from './erase-all.tsx'
import { signInByPasskey } from '../../../web/passkey.ts'
import { useAccount, useIsDemoAccount, useVaultAgain } from './use-vault.ts'
import { openByCode, rememberPasskey } from './vault.ts'

/** Signed in, and the key of the vault is not on this device: the passkey may give it, the recovery code always does. */
export function UnlockVault() {
  const say = useSay()
  const isDemo = useIsDemoAccount()
  const { typed, change, submit, attempt, error, failure, byPasskey } = useUnlocking()
  return (
    <Page title={say('belongings.unlock.title')} lead={say('belongings.unlock.lead')}>
      <div className="belongings-narrow">
        {isDemo && (
          <Notice tone="info" title={say('belongings.demo.title')}>
            <p>{say('belongings.demo.locked')}</p>
          </Notice>
        )}
        {failure !== null && <EntryFailure error={failure} />}
        {!isDemo && (
          <div className="deeds">
            <Button onClick={byPasskey}>{say('belongings.unlock.passkey')}</Button>
          </div>
        )}
        <form noValidate onSubmit={submit}>
          <ErrorSummary
            attempt={attempt}
            errors={error ? [{ name: 'code', label: say('belongings.code.label'), message: error }] : []}
          />
          <CodeField value={typed} onChange={change} error={error} />
          <div className="deeds">
            <Button main type="submit">
              {say('belongings.unlock.button')}
            </Button>
          </div>
        </form>
        <section className="section">
          <h2>{say('belongings.unlock.lost.title')}</h2>
          <p>{say('belongings.unlock.lost.text')}</p>
          <EraseAll />
        </section>
      </div>
    </Page>
  )
}

function useUnlocking() {
  const say = useSay()
  const account = useAccount()
  const again = useVaultAgain()
  const [typed, setTyped] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [tried, setTried] = useState<string | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const reading = readCode(typed)
  const problem = !reading.ok
    ? say(`belongings.code.${reading.reason}`)
    : tried === typed
      ? say('belongings.code.of-another')
      : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setFailure(null)
    if (!reading.ok) return setAttempt((count) => count + 1)
    void openByCode(account, reading.bytes)
      .then(async (isOpen) => {
        if (isOpen) return await again()
        setTried(typed)
        setAttempt((count) => count + 1)
      })
      .catch(setFailure)
  }
  const byPasskey = () => {
    setFailure(null)
    void signInByPasskey()
      .then(async (used) => {
        if (used.prf === null) throw new Error('this passkey gives no key')
        await rememberPasskey(account, used)
        await again()
      })
      .catch(setFailure)
  }
  return {
    typed,
    change: setTyped,
    submit,
    attempt,
    error: attempt > 0 ? problem : undefined,
    failure,
    byPasskey,
  }
}
