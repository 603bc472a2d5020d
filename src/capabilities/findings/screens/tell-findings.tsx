import { useState } from 'react'
import { addDays, dayInAmsterdam, isDay } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { DialogForm } from '../../../web/components/dialog-form.tsx'
import { DayInput } from '../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import { useSend } from '../../../web/use-send.ts'
import { type FindingView, noticeWays } from '../contract.ts'
import { ANSWER_TERM_DAYS } from '../rules/check-notice.ts'
import type { FoundDealer } from './supervision-section.tsx'

type Props = {
  dealer: FoundDealer
  findings: FindingView[]
  onClose: () => void
  onDone: (what: string) => Promise<void>
}

/** Notes that the dealer was told of findings: all that wait, unless some are left out. */
export function TellFindings({ dealer, findings, onClose, onDone }: Props) {
  const say = useSay()
  const today = dayInAmsterdam(useNow())
  const [chosen, setChosen] = useState<readonly string[]>(findings.map(({ id }) => id))
  const [way, setWay] = useState<string>(dealer.isConnected ? 'in-app' : 'letter')
  const [on, setOn] = useState(today)
  const [until, setUntil] = useState<string | null>(null)
  const answerUntil = until ?? (isDay(on) ? addDays(on, ANSWER_TERM_DAYS) : '')
  const sending = useSend(
    () => postJson('/v1/finding-notices', { findingIds: chosen, way, on, answerUntil }),
    () => onDone(say('finding.told-now', { count: chosen.length })),
  )
  const labels: Record<string, string> = {
    findingIds: say('finding.tell.which'),
    way: say('finding.field.way'),
    on: say('finding.field.told-on'),
    answerUntil: say('finding.field.answer-until'),
  }
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const ways = noticeWays.filter((one) => one !== 'in-app' || dealer.isConnected)
  return (
    <SheetDialog title={say('finding.tell.title', { name: dealer.name })} onClose={onClose}>
      <p>{say('finding.tell.means')}</p>
      <DialogForm
        sending={sending}
        labelOf={(name) => labels[name] ?? name}
        send={say(sending.isSending ? 'finding.sending' : 'finding.tell.send')}
        back={say('finding.cancel')}
        onClose={onClose}
      >
        <fieldset className="utrecht-form-field">
          <legend className="utrecht-form-label">{labels['findingIds']}</legend>
          {findings.map(({ id, kind }) => (
            <Tick key={id} name={`finding-${id}`} checked={chosen.includes(id)} onChange={() => toggle(id)}>
              {say(`finding.kind.${kind}`)}
            </Tick>
          ))}
        </fieldset>
        <RadioGroup
          name="way"
          label={say('finding.field.way')}
          column
          value={way}
          error={sending.errors['way']}
          onChange={({ target }) => setWay(target.value)}
          options={ways.map((value) => ({ value, text: say(`finding.way.${value}`) }))}
        />
        <DayInput
          name="on"
          label={say('finding.field.told-on')}
          value={on}
          error={sending.errors['on']}
          onChange={({ target }) => setOn(target.value)}
        />
        <DayInput
          name="answerUntil"
          label={say('finding.field.answer-until')}
          help={say('finding.field.answer-until.help', { days: ANSWER_TERM_DAYS })}
          value={answerUntil}
          error={sending.errors['answerUntil']}
          onChange={({ target }) => setUntil(target.value)}
        />
      </DialogForm>
    </SheetDialog>
  )
}
