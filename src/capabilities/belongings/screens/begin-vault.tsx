import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { CODE_BYTES, writeCode } from '../rules/recovery-code.ts'
import { useAccount, useIsDemoAccount, useVaultAgain } from './use-vault.ts'
import { beginVault } from './vault.ts'

/** Before the first thing: what recovery can and can't do, then the code, once. */
export function BeginVault() {
  const say = useSay()
  const [code, setCode] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const isDemo = useIsDemoAccount()
  if (code !== null) return <ShowCode code={code} />
  return (
    <Page title={say('belongings.begin.title')} lead={say('belongings.begin.lead')}>
      <div className="belongings-narrow">
        {isDemo && (
          <Notice tone="info" title={say('belongings.demo.title')}>
            <p>{say('belongings.demo.begin')}</p>
          </Notice>
        )}
        <h2>{say('belongings.begin.who.title')}</h2>
        <p>{say('belongings.begin.who.text')}</p>
        <h2>{say('belongings.begin.can.title')}</h2>
        <ul className="plain-points">
          <li>{say('belongings.begin.can.passkey')}</li>
          <li>{say('belongings.begin.can.code')}</li>
        </ul>
        <h2>{say('belongings.begin.cannot.title')}</h2>
        <p>
          <strong>{say('belongings.begin.cannot.both')}</strong> {say('belongings.begin.cannot.nobody')}
        </p>
        <div className="deeds">
          <Button main onClick={() => setCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES)))}>
            {say('belongings.begin.button')}
          </Button>
        </div>
      </div>
    </Page>
  )
}

function ShowCode({ code }: { code: Uint8Array<ArrayBuffer> }) {
  const say = useSay()
  const written = writeCode(code)
  const { typed, change, submit, attempt, error, failure, isBusy } = useBeginning(code, written)
  const [wasCopied, setWasCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(written).then(() => setWasCopied(true))
  return (
    <Page title={say('belongings.code.title')} lead={say('belongings.code.lead')}>
      <form className="belongings-narrow" noValidate onSubmit={submit}>
        <ErrorSummary
          attempt={attempt}
          errors={error ? [{ name: 'proof', label: say('belongings.code.proof'), message: error }] : []}
        />
        <p className="recovery-code mono" translate="no">
          {written.split('-').map((group, at) => (
            <span key={at}>{group}</span>
          ))}
        </p>
        <div className="deeds no-print">
          <Button onClick={() => window.print()}>{say('belongings.code.print')}</Button>
          <Button onClick={copy}>{say(wasCopied ? 'belongings.code.copied' : 'belongings.code.copy')}</Button>
        </div>
        <ul className="plain-points">
          <li>{say('belongings.code.where')}</li>
          <li>{say('belongings.code.once')}</li>
        </ul>
        <div className="no-print">
          <TextInput
            mono
            name="proof"
            label={say('belongings.code.proof')}
            help={say('belongings.code.proof.help')}
            error={error}
            maxLength={8}
            value={typed}
            onChange={(event) => change(event.target.value)}
            className="is-short"
          />
          {failure !== null && <ProblemNotice error={failure} />}
          <div className="deeds">
            <Button main type="submit" aria-disabled={isBusy}>
              {say('belongings.code.button')}
            </Button>
          </div>
        </div>
      </form>
    </Page>
  )
}

/** The vault begins once its owner shows to have the code: the last four signs. */
function useBeginning(code: Uint8Array<ArrayBuffer>, written: string) {
  const say = useSay()
  const account = useAccount()
  const again = useVaultAgain()
  const [typed, setTyped] = useState('')
  const [attempt, setAttempt] = useState(0)
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const isRight = typed.trim().toUpperCase() === written.slice(-4)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt((count) => count + 1)
    if (!isRight || isBusy) return
    setIsBusy(true)
    void beginVault(account, code)
      .then(again)
      .catch((problem: unknown) => {
        setFailure(problem)
        setIsBusy(false)
      })
  }
  const error = attempt > 0 && !isRight ? say('belongings.code.proof.wrong') : undefined
  return { typed, change: setTyped, submit, attempt, error, failure, isBusy }
}
