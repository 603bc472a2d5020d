import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DraftBack, DraftSaved } from '../../../web/components/draft-back.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { BylawView } from '../bylaws/contract.ts'
import type { LocalPart } from '../rules/bylaw-parts.ts'
import { modelTexts } from '../rules/model-texts.ts'
import { type ArticleValues, beginAt, toArticle } from './article-values.ts'
import { changedByArticle } from './bylaw-queries.ts'
import { ValueFields } from './value-fields.tsx'

type Props = { bylaw: BylawView; part: LocalPart; today: Day }

/** Enters an article or a draft of it; what was typed is kept on this device until it is sent. */
export function ArticleForm(props: Props) {
  const say = useSay()
  const name = `bylaw-${props.bylaw.municipality}-${props.part}`
  const kept = useKeptDraft<ArticleValues>(accountOf(useMe()), name)
  const [cleared, setCleared] = useState(0)
  const [entered, setEntered] = useState<ArticleValues | null>(null)
  return (
    <section className="section no-print">
      <h2>{say('bylaws.enter')}</h2>
      {entered && (
        <Notice
          tone="ok"
          role="status"
          title={say(entered.status === 'draft' ? 'bylaws.draft-entered' : 'bylaws.article-entered', {
            day: entered.from,
          })}
        />
      )}
      {kept === undefined ? (
        <Loading />
      ) : (
        <Fields
          key={cleared}
          {...props}
          name={name}
          draft={cleared === 0 ? kept : null}
          onAgain={(values) => {
            setEntered(values)
            setCleared(cleared + 1)
          }}
        />
      )}
    </section>
  )
}

type FieldsProps = Props & {
  name: string
  draft: Draft<ArticleValues> | null
  /** An empty form: after something was entered (with it), or because someone asked. */
  onAgain: (entered: ArticleValues | null) => void
}

function Fields({ bylaw, part, today, name, draft, onAgain }: FieldsProps) {
  const say = useSay()
  const client = useQueryClient()
  const [values, setValues] = useState(() => draft?.value ?? beginAt(bylaw, part, today))
  const keeping = useFormDraft<ArticleValues>({
    account: accountOf(useMe()),
    name,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt: draft?.savedAt ?? null,
  })
  const sending = useSend(
    () => postJson('/v1/bylaw-articles', toArticle(values, bylaw.municipality, part)),
    async () => {
      await keeping.close()
      for (const queryKey of changedByArticle) await client.invalidateQueries({ queryKey })
      onAgain(values)
    },
  )
  const set = (changed: Partial<ArticleValues>) => setValues({ ...values, ...changed })
  const bind = (field: 'article' | 'text' | 'from' | 'until' | 'publication' | 'reason') => ({
    name: field,
    label: say(`bylaws.field.${field}`),
    value: values[field],
    error: sending.errors[field],
    onChange: ({ target }: { target: { value: string } }) => set({ [field]: target.value }),
  })
  const errors = Object.entries(sending.errors).map(([field, message]) => ({
    name: field,
    label: say(`bylaws.field.${field}` as 'bylaws.field.text'),
    message,
  }))
  return (
    <form className="form-narrow" noValidate onSubmit={(event) => void sending.submit(event)}>
      {draft && (
        <DraftBack from={draft.savedAt} onClear={() => void keeping.close().then(() => onAgain(null))} />
      )}
      <ErrorSummary attempt={sending.attempts} errors={errors} />
      <RadioGroup
        name="status"
        label={say('bylaws.field.status')}
        value={values.status}
        onChange={({ target }) => set({ status: target.value as ArticleValues['status'] })}
        options={(['in-force', 'draft'] as const).map((value) => ({
          value,
          text: say(`bylaws.status.${value}`),
        }))}
      />
      <TextInput {...bind('article')} help={say('bylaws.field.article.help')} maxLength={200} />
      <ValueFields part={part} values={values} set={set} errors={sending.errors} />
      <TextArea {...bind('text')} rows={8} />
      <p>
        <button type="button" className="text-link" onClick={() => set({ text: modelTexts[part].text })}>
          {say('bylaws.use-model')}
        </button>
      </p>
      <div className="grid is-top">
        <DayInput
          {...bind('from')}
          label={say(values.status === 'draft' ? 'bylaws.field.planned' : 'bylaws.field.from')}
          className="span-6"
        />
        <DayInput {...bind('until')} optional className="span-6" />
      </div>
      <TextInput {...bind('publication')} help={say('bylaws.field.publication.help')} maxLength={300} />
      <Reason isPast={values.status === 'in-force' && values.from !== '' && values.from <= today}>
        <TextArea {...bind('reason')} help={say('bylaws.field.reason.help')} maxLength={500} />
      </Reason>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <p className="small bylaw-effect">
        {say(`bylaws.effect.${effectOf(part, values)}`, { day: values.from })}
      </p>
      <div className="deeds">
        <Button main type="submit" aria-disabled={sending.isSending}>
          {say(values.status === 'draft' ? 'bylaws.submit-draft' : 'bylaws.submit')}
        </Button>
        {keeping.savedAt && <DraftSaved at={keeping.savedAt} />}
      </div>
    </form>
  )
}

/** Asked only of what reaches into the past; hidden, the field would be one more to think about. */
function Reason({ isPast, children }: { isPast: boolean; children: React.ReactNode }) {
  return isPast ? children : null
}

/** What sending does to the counters of the municipality. */
function effectOf(part: LocalPart, { status, from, register, mandate }: ArticleValues) {
  if (status === 'draft') return 'draft'
  if (from === '') return 'no-day'
  if (part === 'holding' || part === 'document' || part === 'sales-register') return 'counter'
  if (part === 'designation') return register === 'this' && mandate.trim() !== '' ? 'certified' : 'registered'
  return 'none'
}
