import { DayInput, MoneyInput, Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { isMessageKey, type MessageKey } from '../../../platform/messages/index.ts'
import type { FileView } from '../contract.ts'
import type { StepKind } from '../rules/file-states.ts'
import { decisionSteps, type StepField } from './step-fields.ts'

type Props = {
  field: StepField
  file: FileView
  kind: StepKind
  value: string
  error: string | undefined
  onChange: (value: string) => void
}

/** One field of a step, by what is asked. */
export function StepFieldInput({ field, file, kind, value, error, onChange }: Props) {
  const say = useSay()
  const { name, as, options = [], optional = false } = field
  const help = [`case-file.help.${kind}.${name}`, `case-file.help.${name}`].find(isMessageKey)
  const common = {
    name,
    label: say(`case-file.value.${name}` as MessageKey),
    value,
    error,
    optional,
    ...(help !== undefined && { help: say(help) }),
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  if (as === 'day') return <DayInput {...common} />
  if (as === 'cents') return <MoneyInput {...common} />
  if (as === 'area') return <TextArea {...common} rows={4} maxLength={8_000} />
  if (as === 'line') return <TextInput {...common} maxLength={200} />
  if (as === 'tick')
    return (
      <Tick
        name={name}
        checked={value === 'yes'}
        onChange={({ target }) => onChange(target.checked ? 'yes' : '')}
      >
        {common.label}
      </Tick>
    )
  if (as === 'decision') return <Select {...common} options={decisionsOf(file, say)} />
  return (
    <RadioGroup
      {...common}
      column
      options={options.map((option) => ({
        value: option,
        text: say(`case-file.value.${name}.${option}` as MessageKey),
      }))}
    />
  )
}

function decisionsOf(file: FileView, say: ReturnType<typeof useSay>) {
  const decisions = file.steps.filter(({ kind }) => decisionSteps.includes(kind)).toReversed()
  return [
    { value: '', text: say('case-file.choose') },
    ...decisions.map(({ id, kind, on }) => ({
      value: id,
      text: say('case-file.decision.of', { step: say(`case-file.step.${kind}`), day: on }),
    })),
  ]
}
