import { useState } from 'react'
import { addDays, dayInAmsterdam } from '../../../../kernel/dates.ts'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { FieldNotes } from '../../../../web/components/field.tsx'
import { DayInput, TextInput } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Tick } from '../../../../web/components/tick.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { TokenMade } from '../../tokens/contract.ts'
import { useScopeWords } from './scope-words.ts'

const fields = [
  ['name', 'tokens.field.name'],
  ['scopes', 'tokens.field.scopes'],
  ['lastDay', 'tokens.field.last-day'],
] as const
const empty = () => ({
  name: '',
  scopes: [] as string[],
  lastDay: addDays(dayInAmsterdam(new Date()), 365),
})

/** A new token: what it is for, what it may, until when. */
export function TokenForm(props: {
  scopes: string[]
  onMade: (name: string, token: string) => Promise<void>
}) {
  const { scopes, onMade } = props
  const say = useSay()
  const [values, setValues] = useState(empty)
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => postJson<TokenMade>('/v1/tokens', values),
    async ({ token }) => {
      await onMade(values.name, token)
      setValues(empty())
    },
  )
  return (
    <section className="section">
      <h2>{say('tokens.make')}</h2>
      <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
        <ErrorSummary
          attempt={attempts}
          errors={fields.flatMap(([name, label]) =>
            errors[name] ? [{ name, label: say(label), message: errors[name] }] : [],
          )}
        />
        <TextInput
          name="name"
          label={say('tokens.field.name')}
          help={say('tokens.field.name.help')}
          error={errors['name']}
          value={values.name}
          onChange={({ target }) => setValues({ ...values, name: target.value })}
        />
        <Scopes
          scopes={scopes}
          chosen={values.scopes}
          error={errors['scopes']}
          onChange={(chosen) => setValues({ ...values, scopes: chosen })}
        />
        <DayInput
          name="lastDay"
          label={say('tokens.field.last-day')}
          help={say('tokens.field.last-day.help')}
          error={errors['lastDay']}
          value={values.lastDay}
          onChange={({ target }) => setValues({ ...values, lastDay: target.value })}
        />
        {failure !== null && <ProblemNotice error={failure} />}
        <div className="deeds">
          <Button main type="submit" aria-disabled={isSending}>
            {say(isSending ? 'tokens.submitting' : 'tokens.submit')}
          </Button>
        </div>
      </form>
    </section>
  )
}

/** The first tick carries the field's id, so that the summary can link to it. */
function Scopes(props: {
  scopes: string[]
  chosen: string[]
  error: string | undefined
  onChange: (chosen: string[]) => void
}) {
  const { scopes, chosen, error, onChange } = props
  const say = useSay()
  const wordsOf = useScopeWords()
  return (
    <fieldset className={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}`}>
      <legend className="utrecht-form-label">{say('tokens.field.scopes')}</legend>
      <FieldNotes name="scopes" help={say('tokens.field.scopes.help')} error={error} />
      {scopes.map((scope, index) => (
        <Tick
          key={scope}
          name={index === 0 ? 'scopes' : `scopes.${scope}`}
          checked={chosen.includes(scope)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))
          }
        >
          {wordsOf(scope)}
        </Tick>
      ))}
    </fieldset>
  )
}
