import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { DecisionInput, ImportView, LineView } from '../../import/contract.ts'
import { decisionsOf } from '../../rules/import/outcomes.ts'
import { importsPath } from './import-queries.ts'

type Props = {
  view: ImportView
  line: LineView
  name: string
  onDone: (line: LineView) => Promise<void>
  onCorrect: () => void
}

/** What can be done with a line: what it is, once; correct it; or leave it as it is, which can be taken back. */
export function LineDeeds({ view, line, name, onDone, onCorrect }: Props) {
  const say = useSay()
  const { outcome, decision, about } = line
  const deed = { view, line, name, onDone }
  if (decision === 'leave')
    return (
      <div className="import-line-deeds">
        <Deed {...deed} input={{ decision: 'reconsider' }} />
      </div>
    )
  if (decision !== null) return null
  const canAccept = outcome === 'question' && line.questions.every(({ options }) => options.length === 1)
  const hasLeft = about.changes?.some(({ field }) => field === 'municipality') ?? false
  const deeds = decisionsOf[outcome].filter((one) => one !== 'moved-away' || hasLeft)
  const canCorrect = ['error', 'question', 'possible-duplicate'].includes(outcome)
  if (deeds.length === 0) return null
  return (
    <div className="import-line-deeds">
      {canAccept && <Deed {...deed} input={{ decision: 'accept' }} />}
      {canCorrect && (
        <Button
          small
          onClick={onCorrect}
          aria-label={say('dealer-import.deed.for', { deed: say('dealer-import.deed.correct'), name })}
        >
          {say('dealer-import.deed.correct')}
        </Button>
      )}
      {deeds.map((one) => (
        <Deed key={one} {...deed} input={{ decision: one }} />
      ))}
    </div>
  )
}

/** Those that a line looks like, each with the reason and the way to say that it is this one. */
export function LineCandidates({ view, line, name, onDone }: Omit<Props, 'onCorrect'>) {
  const say = useSay()
  const { about, decision } = line
  if (decision !== null) return null
  const deed = { view, line, name, onDone }
  return (
    <>
      {about.candidates?.map(({ id, line: of, name: called, address, reason }) => (
        <div key={id} className="import-candidate">
          <span>
            {of === null
              ? say('dealer-import.candidate.dealer', { name: called, address })
              : say('dealer-import.candidate.line', { name: called, address, line: of })}
            <span className="small muted">{say(`dealer-import.candidate.${reason}`)}</span>
          </span>
          <Deed {...deed} input={{ decision: 'same-as', candidateId: id }} about={called} />
        </div>
      ))}
    </>
  )
}

type DeedProps = Omit<Props, 'onCorrect'> & { input: DecisionInput; about?: string }

/** One decision; a screen reader hears about whom. */
function Deed({ view, line, name, onDone, input, about }: DeedProps) {
  const say = useSay()
  const sending = useSend(
    () => postJson<LineView>(`${importsPath}/${view.id}/lines/${line.id}/decisions`, input),
    onDone,
  )
  const text = say(`dealer-import.deed.${input.decision}`)
  const [wrong] = Object.values(sending.errors)
  return (
    <>
      <Button
        small
        aria-disabled={sending.isSending}
        aria-label={say('dealer-import.deed.for', { deed: text, name: about ?? name })}
        onClick={() => void sending.submit()}
      >
        {text}
      </Button>
      {wrong !== undefined && (
        <p role="alert" className="small">
          {wrong}
        </p>
      )}
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
    </>
  )
}
