import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextInput } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { PostponementInput, WorkItemView } from '../work-list/contract.ts'
import { workQuery } from './work-queries.ts'

const PROPOSED_DAYS = 14
const fields = ['until', 'reason'] as const

/** Asks until when an item waits, and why; colleagues read the reason. */
export function PutOffDialog(props: { item: WorkItemView; today: string; onClose: () => void }) {
  const { item, today, onClose } = props
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  const [values, setValues] = useState({ until: addDays(today, PROPOSED_DAYS), reason: '' })
  const { submit, isSending, errors, attempts, failure } = useSend(
    () =>
      postJson<WorkItemView>('/v1/postponements', { item: item.key, ...values } satisfies PostponementInput),
    async () => {
      await client.invalidateQueries({ queryKey: workQuery.queryKey })
      const day = formatShortDay(values.until, locale)
      announce(say('work.put-off-done', { name: item.dealer.name, day }))
      onClose()
    },
  )
  const labels = { until: say('work.field.until'), reason: say('work.field.reason') }
  const bind = (name: (typeof fields)[number]) => ({
    name,
    label: labels[name],
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <SheetDialog title={say('work.put-off-title', { name: item.dealer.name })} onClose={onClose}>
      <p>{say('work.put-off-means')}</p>
      <form noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary
          attempt={attempts}
          errors={fields.flatMap((name) =>
            errors[name] ? [{ name, label: labels[name], message: errors[name] }] : [],
          )}
        />
        <DayInput {...bind('until')} />
        <TextInput {...bind('reason')} help={say('work.field.reason.help')} />
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button main type="submit" aria-disabled={isSending}>
            {say('work.put-off-send')}
          </Button>
          <Button onClick={onClose}>{say('work.cancel')}</Button>
        </div>
      </form>
    </SheetDialog>
  )
}
