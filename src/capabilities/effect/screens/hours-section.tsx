import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextInput } from '../../../web/components/inputs.tsx'
import { NumberTable } from '../../../web/components/number-table.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import { hourKinds, type HoursView } from '../contract.ts'
import { mondayOf } from '../rules/months.ts'
import { hoursQuery } from './effect-queries.ts'

/** What people tap, in hours. */
const taps = [0.5, 1, 2, 3, 4, 6, 8] as const
const fields = ['week', 'kind', 'minutes', 'reason'] as const

/** Own hours in two taps: on what, and how many. */
export function HoursSection() {
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  const hours = useQuery(hoursQuery)
  const [week, setWeek] = useState(() => dayInAmsterdam(new Date()))
  const [kind, setKind] = useState<string>('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState('')
  const minutes = useRef(0)
  const shownHours = (value: number) => say('effect-entry.hour', { hours: value / 60 })
  const standing = hours.data?.items.find(
    (one) => one.isStanding && one.kind === kind && week !== '' && one.week === mondayOf(week),
  )
  const { submit, isSending, errors, attempts, failure } = useSend(
    () =>
      postJson<{ items: HoursView[] }>('/v1/worked-hours', { week, kind, minutes: minutes.current, reason }),
    (entered) => {
      client.setQueryData(hoursQuery.queryKey, entered)
      setDone(`${say(`effect-entry.kind.${kind as HoursView['kind']}`)}, ${shownHours(minutes.current)}`)
      setReason('')
      setKind('')
    },
  )
  const labels = {
    week: say('effect-entry.week'),
    kind: say('effect-entry.kind'),
    minutes: say('effect-entry.minutes'),
    reason: say('effect-entry.reason'),
  }
  return (
    <section className="section" aria-labelledby="hours-heading">
      <h2 id="hours-heading">{say('effect-entry.hours')}</h2>
      <p>{say('effect-entry.hours.text')}</p>
      <form noValidate className="effect-form" onSubmit={(event) => event.preventDefault()}>
        <ErrorSummary
          attempt={attempts}
          errors={fields.flatMap((name) =>
            errors[name] ? [{ name, label: labels[name], message: errors[name] }] : [],
          )}
        />
        <DayInput
          name="week"
          label={labels.week}
          help={say('effect-entry.week.help')}
          error={errors['week']}
          value={week}
          onChange={({ target }) => setWeek(target.value)}
        />
        <RadioGroup
          name="kind"
          label={labels.kind}
          help={kind === 'visit' ? say('effect-entry.visit.counted') : undefined}
          error={errors['kind']}
          value={kind}
          onChange={({ target }) => setKind(target.value)}
          options={hourKinds.map((one) => ({ value: one, text: say(`effect-entry.kind.${one}`) }))}
        />
        {standing && (
          <TextInput
            name="reason"
            label={labels.reason}
            help={say('effect-entry.reason.help', { is: shownHours(standing.minutes) })}
            error={errors['reason']}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        <div
          className="hour-buttons"
          role="group"
          aria-label={say('effect-entry.hour.legend')}
          id="field-minutes"
        >
          {taps.map((tap) => (
            <Button
              key={tap}
              aria-disabled={isSending}
              onClick={() => {
                minutes.current = tap * 60
                void submit()
              }}
            >
              {shownHours(tap * 60)}
            </Button>
          ))}
        </div>
        <p role="status" className="small">
          {done !== '' && say('effect-entry.done', { what: done })}
        </p>
        {failure !== null && <ProblemNotice error={failure} />}
      </form>
      {hours.error && <ProblemNotice error={hours.error} onAgain={() => void hours.refetch()} />}
      {hours.data?.items.length === 0 && <p className="muted">{say('effect-entry.hours.none')}</p>}
      {hours.data && hours.data.items.length > 0 && (
        <NumberTable
          caption={say('effect-entry.hours.table')}
          heads={[labels.week, ...hourKinds.map((one) => say(`effect-entry.kind.${one}`))]}
          rows={[...Map.groupBy(hours.data.items, (one) => one.week)].map(([monday, items]) => ({
            key: monday,
            name: formatShortDay(monday, locale),
            values: hourKinds.map((one) => {
              const found = items.find((item) => item.kind === one && item.isStanding)
              return found ? shownHours(found.minutes) : '–'
            }),
          }))}
        />
      )}
    </section>
  )
}
