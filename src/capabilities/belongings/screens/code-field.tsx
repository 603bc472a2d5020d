import { TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'

/** Where someone types the recovery code. */
export function CodeField(props: {
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}) {
  const say = useSay()
  return (
    <TextInput
      mono
      name="code"
      label={say('belongings.code.label')}
      help={say('belongings.code.help')}
      error={props.error}
      value={props.value}
      onChange={(event) => props.onChange(event.target.value)}
    />
  )
}
