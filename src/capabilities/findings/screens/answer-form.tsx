import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { TextArea } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { FindingView } from '../contract.ts'
import { useFindingsChanged } from './finding-queries.ts'

type Props = { finding: FindingView; onClose: () => void }
type Values = { id: string; text: string }

/** What a dealer says of a finding; a draft waits sealed on this device until it is sent. */
export function AnswerForm(props: Props) {
  const account = accountOf(useMe())
  const name = `own-finding-answer ${props.finding.id}`
  const kept = useKeptDraft<Values>(account, name)
  return kept === undefined ? <Loading /> : <Form {...props} account={account} draft={name} kept={kept} />
}

type FormProps = Props & { account: string; draft: string; kept: Draft<Values> | null }

function Form({ finding, onClose, account, draft, kept }: FormProps) {
  const say = useSay()
  const { locale } = useLanguage()
  const changed = useFindingsChanged()
  const [values, setValues] = useState<Values>(() => kept?.value ?? { id: crypto.randomUUID(), text: '' })
  const { savedAt, close } = useFormDraft({
    account,
    name: draft,
    read: () => values,
    sign: values.text,
    savedAt: kept?.savedAt ?? null,
  })
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => postJson(`/v1/findings/${finding.id}/answers`, values),
    async () => {
      await close()
      announce(say('finding.own.sent'))
      await changed()
      onClose()
    },
  )
  const name = `text-${finding.id}`
  const label = say('finding.own.field')
  return (
    <form className="no-print" noValidate onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={errors['text'] ? [{ name, label, message: errors['text'] }] : []}
      />
      <TextArea
        name={name}
        label={label}
        help={say('finding.own.field.help')}
        rows={5}
        value={values.text}
        error={errors['text']}
        onChange={({ target }) => setValues({ ...values, text: target.value })}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'finding.sending' : 'finding.own.send')}
        </Button>
        <Button onClick={onClose}>{say('finding.cancel')}</Button>
        {savedAt && (
          <span className="small muted">
            {say('finding.own.draft', { time: formatTime(savedAt, locale) })}
          </span>
        )}
      </div>
    </form>
  )
}
