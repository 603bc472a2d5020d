import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import { type TemplateInput, templateKinds } from '../contract.ts'
import { fieldNames, fields } from '../rules/fields.ts'

type Props = {
  values: TemplateInput
  errors: Record<string, string>
  attempts: number
  isReadOnly: boolean
  onChange: (part: Partial<TemplateInput>) => void
}
const labels = {
  kind: 'letters.template.kind',
  nameNl: 'letters.template.nameNl',
  nameEn: 'letters.template.nameEn',
  subject: 'letters.template.subject',
  body: 'letters.template.body',
} as const

/** What a template says; each fault stands at its field and names the line. */
export function TemplateFields({ values, errors, attempts, isReadOnly, onChange }: Props) {
  const say = useSay()
  const text = (name: 'nameNl' | 'nameEn' | 'subject') => ({
    name,
    label: say(labels[name]),
    value: values[name],
    readOnly: isReadOnly,
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  })
  return (
    <>
      <ErrorSummary
        attempt={attempts}
        errors={Object.entries(errors).map(([name, message]) => ({
          name,
          label: say(labels[name as keyof typeof labels] ?? labels.body),
          message,
        }))}
      />
      <Select
        name="kind"
        label={say(labels.kind)}
        value={values.kind}
        disabled={isReadOnly}
        error={errors['kind']}
        onChange={({ target }) => onChange({ kind: target.value as TemplateInput['kind'] })}
        options={templateKinds.map((value) => ({ value, text: say(`letters.template.kind.${value}`) }))}
      />
      <TextInput {...text('nameNl')} />
      <TextInput {...text('nameEn')} />
      <TextInput {...text('subject')} help={say('letters.template.subject.help')} />
      <TextArea
        name="body"
        label={say(labels.body)}
        help={say('letters.template.body.help')}
        rows={20}
        value={values.body}
        readOnly={isReadOnly}
        error={errors['body']}
        onChange={({ target }) => onChange({ body: target.value })}
      />
      <details>
        <summary>{say('letters.template.fields')}</summary>
        <ul className="field-list">
          {fieldNames.map((name) => (
            <li key={name}>
              <code>{`{${name}}`}</code>{' '}
              {fields[name].source === 'given' && (
                <span className="small muted">{say('letters.template.fields.meeting')}</span>
              )}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}
