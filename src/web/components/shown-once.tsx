import { useState } from 'react'
import { useSay } from '../language.tsx'
import { Button } from './button.tsx'
import { TextInput } from './inputs.tsx'
import { Status } from './status.tsx'

/** A secret that is shown this once, to copy by a button or by hand. */
export function ShownOnce(props: { name: string; label: string; copy: string; value: string }) {
  const { name, label, copy, value } = props
  const say = useSay()
  const [state, setState] = useState<'' | 'copied' | 'failed'>('')
  const toClipboard = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setState('copied')
    } catch {
      // Without https, or when the browser forbids it: people copy it themselves.
      setState('failed')
    }
  }
  return (
    <div className="shown-once">
      <TextInput
        name={name}
        label={label}
        value={value}
        mono
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <div className="shown-once-deed">
        <Button onClick={() => void toClipboard()}>{copy}</Button>
        <span role="status">
          {state === 'copied' && <Status icon="check">{say('invite.copied')}</Status>}
          {state === 'failed' && (
            <Status icon="alert" tone="look">
              {say('invite.copy-failed')}
            </Status>
          )}
        </span>
      </div>
    </div>
  )
}
