import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatMonth } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { ReportView } from '../contract.ts'
import { monthOf, monthsLater } from '../rules/months.ts'
import { reportsQuery } from './effect-queries.ts'

/** Makes the report of a month now, or a new version of it that says what changed. */
export function NewVersion({ report }: { report: ReportView | undefined }) {
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [last] = useState(() => monthsLater(monthOf(dayInAmsterdam(new Date())), -1))
  const [month, setMonth] = useState(report?.month ?? last)
  const [reason, setReason] = useState('')
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => postJson<ReportView>('/v1/effect-reports', { month, reason }),
    async ({ id }) => {
      await client.invalidateQueries({ queryKey: reportsQuery.queryKey })
      await navigate({ to: '/effect', search: { verslag: id } })
    },
  )
  const labels = { month: say('effect.new.month'), reason: say('effect.new.reason') }
  return (
    <section className="section no-print" aria-labelledby="new-heading">
      <h2 id="new-heading">{say('effect.new')}</h2>
      <p>{say('effect.new.text')}</p>
      <form noValidate className="effect-form" onSubmit={(event) => void submit(event)}>
        <ErrorSummary
          attempt={attempts}
          errors={(['month', 'reason'] as const).flatMap((name) =>
            errors[name] ? [{ name, label: labels[name], message: errors[name] }] : [],
          )}
        />
        <Select
          name="month"
          label={labels.month}
          error={errors['month']}
          value={month}
          onChange={({ target }) => setMonth(target.value)}
          options={Array.from({ length: 24 }, (_, n) => monthsLater(last, -n)).map((one) => ({
            value: one,
            text: formatMonth(one, locale),
          }))}
        />
        <TextInput
          name="reason"
          label={labels.reason}
          help={say('effect.new.reason.help')}
          error={errors['reason']}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button type="submit" aria-disabled={isSending}>
            {say(isSending ? 'effect.new.busy' : 'effect.new.make')}
          </Button>
        </div>
      </form>
    </section>
  )
}
