import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type BranchKind, branchKinds } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { BylawView } from '../bylaws/contract.ts'
import { focusDecisionOn, regionalFocus } from '../rules/focus-kinds.ts'

const further = branchKinds.filter((kind) => !(regionalFocus as readonly BranchKind[]).includes(kind))

/** Which branches get attention first, and since which decision of the triangle. */
export function FocusSection({ bylaw, today }: { bylaw: BylawView; today: Day }) {
  const say = useSay()
  const [isDeciding, setIsDeciding] = useState(false)
  const [decided, setDecided] = useState<Day | null>(null)
  const now = focusDecisionOn(bylaw.focus, today)
  const coming = bylaw.focus.filter(({ from }) => from > today)
  const names = (kinds: readonly BranchKind[]) => kinds.map((kind) => say(`branch-kind.${kind}`)).join(', ')
  return (
    <section className="section">
      <h2>{say('bylaws.focus')}</h2>
      <p>{say('bylaws.focus.regional', { kinds: names(regionalFocus) })}</p>
      {[...coming, ...(now ? [now] : [])].map(({ id, kinds, from, decidedOn, recordedIn }) => (
        <p key={id}>
          {kinds.length === 0
            ? say('bylaws.focus.no-local', { from })
            : say('bylaws.focus.local', { kinds: names(kinds), from })}{' '}
          <span className="small muted">{say('bylaws.focus.basis', { decidedOn, recordedIn })}</span>
        </p>
      ))}
      {!now && <p className="muted">{say('bylaws.focus.none')}</p>}
      {decided && <Notice tone="ok" role="status" title={say('bylaws.focus.decided', { day: decided })} />}
      {bylaw.mayWrite && !isDeciding && (
        <p className="no-print">
          <Button small onClick={() => setIsDeciding(true)}>
            {say('bylaws.focus.decide')}
          </Button>
        </p>
      )}
      {isDeciding && (
        <FocusForm
          bylaw={bylaw}
          today={today}
          begun={now?.kinds ?? []}
          onClose={() => setIsDeciding(false)}
          onDecided={(from) => {
            setIsDeciding(false)
            setDecided(from)
          }}
        />
      )}
    </section>
  )
}

type FormProps = {
  bylaw: BylawView
  today: Day
  begun: BranchKind[]
  onClose: () => void
  onDecided: (from: Day) => void
}
const fields = ['decidedOn', 'from', 'recordedIn'] as const

function FocusForm({ bylaw, today, begun, onClose, onDecided }: FormProps) {
  const say = useSay()
  const client = useQueryClient()
  const [values, setValues] = useState({ kinds: begun, decidedOn: '', from: today, recordedIn: '' })
  const sending = useSend(
    () => postJson('/v1/focus-decisions', { municipality: bylaw.municipality, ...values }),
    async () => {
      await client.invalidateQueries({ queryKey: ['bylaws'] })
      onDecided(values.from)
    },
  )
  const bind = (name: (typeof fields)[number]) => ({
    name: `focus-${name}`,
    label: say(`bylaws.focus.${name}`),
    value: values[name],
    error: sending.errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  const toggle = (kind: BranchKind, isOn: boolean) =>
    setValues({
      ...values,
      kinds: isOn ? [...values.kinds, kind] : values.kinds.filter((one) => one !== kind),
    })
  return (
    <form className="form-narrow no-print" noValidate onSubmit={(event) => void sending.submit(event)}>
      <ErrorSummary
        attempt={sending.attempts}
        errors={fields.flatMap((name) => {
          const message = sending.errors[name]
          return message ? [{ name: `focus-${name}`, label: say(`bylaws.focus.${name}`), message }] : []
        })}
      />
      <fieldset className="utrecht-form-field bylaw-ticks">
        <legend className="utrecht-form-label">{say('bylaws.focus.kinds')}</legend>
        {further.map((kind) => (
          <Tick
            key={kind}
            name={`focus-${kind}`}
            checked={values.kinds.includes(kind)}
            onChange={({ target }) => toggle(kind, target.checked)}
          >
            {say(`branch-kind.${kind}`)}
          </Tick>
        ))}
      </fieldset>
      <div className="grid is-top">
        <DayInput {...bind('decidedOn')} className="span-6" />
        <DayInput {...bind('from')} className="span-6" />
      </div>
      <TextInput {...bind('recordedIn')} help={say('bylaws.focus.recordedIn.help')} maxLength={300} />
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={sending.isSending}>
          {say('bylaws.focus.submit')}
        </Button>
        <Button onClick={onClose}>{say('bylaws.cancel')}</Button>
      </div>
    </form>
  )
}
