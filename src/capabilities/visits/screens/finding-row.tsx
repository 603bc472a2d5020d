import { Select, TextArea } from '../../../web/components/inputs.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { type FindingKind, findingKinds } from '../../findings/rules/finding-kinds.ts'
import type { VisitRecord } from '../contract.ts'
import { basisWords } from '../rules/basis-words.ts'
import { PhotoButton, VisitPhoto } from './photo-button.tsx'
import type { VisitHere } from './use-visit.ts'

type Finding = VisitRecord['findings'][number]
type Props = { here: VisitHere; finding: Finding; onChange: (finding: Finding) => void; onRemove: () => void }

/** One finding: its kind and article, the words, what it stands on, by whom and when. */
export function FindingRow({ here, finding, onChange, onRemove }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const me = useMe()
  const kind = finding.kind as FindingKind
  const { part } = findingKinds[kind]
  const basis = here.kept.visit.checklist.asked.find((one) => one.part === part)?.basis
  const words = say(`finding.kind.${kind}`)
  const addEvidence = (evidence: Finding['evidence'][number]) =>
    onChange({ ...finding, evidence: [...finding.evidence, evidence] })
  return (
    <article className="visit-finding" aria-label={words}>
      <h3>{words}</h3>
      <p className="small muted">
        {basis ? basisWords(basis) : say('visits.findings.no-basis')}
        {' · '}
        {say('visits.findings.by', {
          time: formatTime(finding.observedAt, locale),
          name: me.name,
          capacity: say(`shell.role.${me.role}`),
        })}
      </p>
      <TextArea
        name={`finding-${finding.id}`}
        label={say('visits.findings.text')}
        help={say('visits.findings.text.help')}
        value={finding.text}
        maxLength={2_000}
        onChange={({ target }) => onChange({ ...finding, text: target.value })}
      />
      {finding.text.trim() === '' && (
        <p>
          <Status icon="alert" tone="look">
            {say('visits.findings.empty')}
          </Status>
        </p>
      )}
      <Evidence here={here} finding={finding} words={words} onChange={onChange} />
      <div className="deeds">
        <PhotoButton
          here={here}
          words={words}
          onTaken={(ref) => addEvidence({ kind: 'photo', words, ref, digest: null })}
        />
        <button type="button" className="text-link" onClick={onRemove}>
          {say('visits.findings.remove')}
          <span className="visually-hidden"> {words}</span>
        </button>
      </div>
    </article>
  )
}

function Evidence(props: { here: VisitHere; finding: Finding; words: string; onChange: Props['onChange'] }) {
  const { here, finding, words, onChange } = props
  const say = useSay()
  const { locale } = useLanguage()
  const { scans } = here.kept.record
  const used = new Set(finding.evidence.map(({ ref }) => ref))
  const free = scans.filter(({ id }) => !used.has(id))
  const wordsOf = (scan: (typeof scans)[number]) =>
    say('visits.evidence.scan', {
      value: scan.value,
      result: say(`visits.result.${scan.result}`),
      time: formatTime(scan.at, locale),
    })
  return (
    <>
      {finding.evidence.length > 0 && (
        <ul className="visit-evidence">
          {finding.evidence.map((one, index) => (
            <li key={one.ref ?? index}>
              {one.kind === 'photo' && one.ref !== null ? (
                <VisitPhoto here={here} photoId={one.ref} words={words} />
              ) : (
                one.words
              )}{' '}
              <button
                type="button"
                className="text-link"
                onClick={() =>
                  onChange({ ...finding, evidence: finding.evidence.filter((each) => each !== one) })
                }
              >
                {say('visits.evidence.remove')}
                <span className="visually-hidden"> {one.words}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {free.length > 0 && (
        <Select
          name={`evidence-${finding.id}`}
          label={say('visits.evidence.add-scan')}
          optional
          value=""
          options={[
            { value: '', text: say('visits.findings.choose') },
            ...free.map((scan) => ({ value: scan.id, text: wordsOf(scan) })),
          ]}
          onChange={({ target }) => {
            const scan = free.find(({ id }) => id === target.value)
            if (!scan) return
            const evidence = { kind: 'scan' as const, words: wordsOf(scan), ref: scan.id, digest: null }
            onChange({ ...finding, evidence: [...finding.evidence, evidence] })
          }}
        />
      )}
    </>
  )
}
