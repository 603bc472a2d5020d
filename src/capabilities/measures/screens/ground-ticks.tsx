import { FieldNotes } from '../../../web/components/field.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import type { GroundView } from '../contract.ts'
import { FindingWords } from './findings-of-file.tsx'

type Props = {
  findings: readonly GroundView[]
  chosen: readonly string[]
  error?: string | undefined
  onChange: (chosen: string[]) => void
}

/** Which findings a step stands on. What was withdrawn or was in order can't be chosen. */
export function GroundTicks({ findings, chosen, error, onChange }: Props) {
  const say = useSay()
  const usable = findings.filter(({ weight, isWithdrawn }) => weight !== 'in-order' && !isWithdrawn)
  return (
    <fieldset className={`utrecht-form-field${error ? ' utrecht-form-field--invalid' : ''}`}>
      <legend className="utrecht-form-label">{say('case-file.value.grounds')}</legend>
      <FieldNotes name="grounds" help={say('case-file.help.grounds')} error={error} />
      {usable.length === 0 && <p>{say('case-file.grounds.none')}</p>}
      {usable.map((finding, index) => (
        <Tick
          key={finding.id}
          name={index === 0 ? 'grounds' : `grounds-${finding.id}`}
          checked={chosen.includes(finding.id)}
          onChange={({ target }) =>
            onChange(target.checked ? [...chosen, finding.id] : chosen.filter((one) => one !== finding.id))
          }
        >
          <FindingWords finding={finding} />
        </Tick>
      ))}
    </fieldset>
  )
}
