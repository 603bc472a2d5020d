import { type FormEvent, useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { writeCode } from '../rules/recovery-code.ts'

type Props = {
  code: Uint8Array<ArrayBuffer>
  deed: string
  /** Puts the code to use, once its owner showed to have it. */
  onShown: () => Promise<void>
}

/** A recovery code, once, on screen and paper. It is put to use when its owner types the last four signs. */
export function ShowCode({ code, deed, onShown }: Props) {
  const say = useSay()
  const written = writeCode(code)
  const { typed, change, submit, attempt, error, failure, isBusy } = useProof(written, onShown)
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
              {deed}
            </Button>
          </div>
        </div>
      </form>
    </Page>
  )
}

function useProof(written: string, onShown: () => Promise<void>) {
  const say = useSay()
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
    void onShown().catch((problem: unknown) => {
      setFailure(problem)
      setIsBusy(false)
    })
  }
  const error = attempt > 0 && !isRight ? say('belongings.code.proof.wrong') : undefined
  return { typed, change: setTyped, submit, attempt, error, failure, isBusy }
}
