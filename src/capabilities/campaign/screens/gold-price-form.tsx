import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { parseMoney } from '../../../kernel/money.ts'
import { ApiProblem, newIdempotencyKey, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, MoneyInput, TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { GoldPriceView } from '../contract.ts'

const fields = ['pricedOn', 'centsPerGram', 'source'] as const
type Field = (typeof fields)[number]
type Values = Record<Field, string>
type Errors = Partial<Record<Field, string>>

/** Day, price and source. What the server finds wrong stands at its field. */
export function GoldPriceForm() {
  const say = useSay()
  const [values, setValues] = useState<Values>(() => empty())
  const { send, isSending, errors, attempts, failure, entered } = useEnter(values, () => setValues(empty()))
  const bind = (name: Field) => ({
    name,
    label: say(`gold.field.${name}`),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <section className="section">
      <h2>{say('gold.new')}</h2>
      {entered && (
        <Notice
          tone="ok"
          role="status"
          title={say('gold.entered', { day: entered.pricedOn, cents: entered.centsPerGram })}
        />
      )}
      <form noValidate onSubmit={(event) => void send(event)}>
        <ErrorSummary
          attempt={attempts}
          errors={fields.flatMap((name) => {
            const message = errors[name]
            return message ? [{ name, label: say(`gold.field.${name}`), message }] : []
          })}
        />
        <div className="grid is-top">
          <DayInput {...bind('pricedOn')} className="span-3" />
          <MoneyInput {...bind('centsPerGram')} className="span-4" />
          <TextInput {...bind('source')} className="span-5" />
        </div>
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button main type="submit" aria-disabled={isSending}>
            {say(isSending ? 'gold.submitting' : 'gold.submit')}
          </Button>
        </div>
      </form>
    </section>
  )
}

const empty = (): Values => ({ pricedOn: dayInAmsterdam(new Date()), centsPerGram: '', source: '' })

function useEnter(values: Values, onEntered: () => void) {
  const client = useQueryClient()
  const key = useRef(newIdempotencyKey())
  const [state, setState] = useState({
    isSending: false,
    errors: {} as Errors,
    attempts: 0,
    failure: null as unknown,
    entered: null as GoldPriceView | null,
  })
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (state.isSending) return
    setState({ ...state, isSending: true, errors: {}, failure: null, entered: null })
    // An amount that can't be read is sent as no price: the server says what is wrong with it, as with the rest.
    const cents = parseMoney(values.centsPerGram)
    const body = { ...values, centsPerGram: Number.isNaN(cents) ? 0 : cents }
    try {
      const entered = await postJson<GoldPriceView>('/v1/gold-prices', body, key.current)
      key.current = newIdempotencyKey()
      await client.invalidateQueries({ queryKey: ['gold-prices'] })
      setState({ isSending: false, errors: {}, attempts: 0, failure: null, entered })
      onEntered()
    } catch (error) {
      const isRefusal = error instanceof ApiProblem
      if (isRefusal) key.current = newIdempotencyKey()
      const found = isRefusal ? (error.problem.errors ?? []) : []
      const errors = Object.fromEntries(found.map(({ field, message }) => [field, message])) as Errors
      const failure = found.length > 0 ? null : error
      setState({ isSending: false, errors, attempts: state.attempts + 1, failure, entered: null })
    }
  }
  return { ...state, send }
}
