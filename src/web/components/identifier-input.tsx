import type { InputHTMLAttributes, Ref } from 'react'
import type { IdentifierKind } from '../../identifiers/public.ts'
import { useSay } from '../language.tsx'
import { explainIdentifier } from './explain-identifier.ts'
import type { FieldProps } from './field.tsx'
import { TextInput } from './inputs.tsx'
import { Status } from './status.tsx'

type IdentifierInputProps = Omit<InputHTMLAttributes<HTMLInputElement>, 'name' | 'className' | 'id'> &
  FieldProps & { kind: IdentifierKind; typed: string; ref?: Ref<HTMLInputElement> }

/** A number on the goods: recognised and explained under the field while someone types. */
export function IdentifierInput({ kind, typed, ...input }: IdentifierInputProps) {
  return (
    <div className={input.className}>
      <TextInput {...input} className="" mono />
      <IdentifierRemarks kind={kind} value={typed} />
    </div>
  )
}

/** What is to be said about a number, in words with an icon. */
export function IdentifierRemarks({ kind, value }: { kind: IdentifierKind; value: string }) {
  const say = useSay()
  const { display, remarks } = explainIdentifier(kind, value)
  if (display === null) return null
  return (
    <div className="remarks small" aria-live="polite">
      {kind !== 'engraving' && display !== value.trim() && <span className="mono">{display}</span>}
      {remarks.map(({ tone, icon, message }) => (
        <Status key={message} tone={tone} icon={icon}>
          {say(message)}
        </Status>
      ))}
    </div>
  )
}
