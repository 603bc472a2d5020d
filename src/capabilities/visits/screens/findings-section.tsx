import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { type FindingKind, findingKinds, kindsFor } from '../../findings/rules/finding-kinds.ts'
import type { VisitRecord } from '../contract.ts'
import { suggestFindings } from '../rules/checklist.ts'
import { askedNow } from './asked-now.ts'
import { FindingRow } from './finding-row.tsx'
import type { VisitHere } from './use-visit.ts'

type Finding = VisitRecord['findings'][number]

/** What was found: proposed by each "no", written by the inspector, with evidence; to be changed until the visit ends. */
export function FindingsSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const { role } = useMe()
  const [other, setOther] = useState('')
  const { visit, record } = here.kept
  const answers = new Map(record.answers.map(({ question, answer }) => [question as string, answer]))
  const noted = new Set(record.findings.map(({ kind }) => kind))
  const mine = kindsFor(role)
  const proposed = suggestFindings(askedNow(visit, record), answers).filter(
    (kind) => !noted.has(kind) && mine.includes(kind),
  )
  const add = (kind: FindingKind) => {
    const finding: Finding = {
      id: crypto.randomUUID(),
      kind,
      // In order is said by its kind; what is wrong asks for the inspector's own words.
      text:
        findingKinds[kind].weight === 'in-order' ? `${say(`finding.kind.${kind}`)}.` : notesOn(here, kind),
      observedAt: new Date().toISOString(),
      evidence: [],
    }
    here.note((one) => ({ ...one, findings: [...one.findings, finding] }))
  }
  const change = (next: Finding) =>
    here.note((one) => ({
      ...one,
      findings: one.findings.map((each) => (each.id === next.id ? next : each)),
    }))
  const remove = (id: string) =>
    here.note((one) => ({ ...one, findings: one.findings.filter((each) => each.id !== id) }))
  return (
    <section className="section" id="findings">
      <h2>{say('visits.section.findings')}</h2>
      {proposed.length > 0 && (
        <div className="visit-proposed">
          <p>{say('visits.findings.proposed')}</p>
          <div className="deeds">
            {proposed.map((kind) => (
              <Button key={kind} onClick={() => add(kind)}>
                <Icon name="plus" />
                {say(`finding.kind.${kind}`)}
              </Button>
            ))}
          </div>
        </div>
      )}
      {record.findings.length === 0 && proposed.length === 0 && (
        <p className="muted">{say('visits.findings.none')}</p>
      )}
      {record.findings.map((finding) => (
        <FindingRow
          key={finding.id}
          here={here}
          finding={finding}
          onChange={change}
          onRemove={() => remove(finding.id)}
        />
      ))}
      <div className="visit-other">
        <Select
          name="other-kind"
          label={say('visits.findings.other')}
          value={other}
          options={[
            { value: '', text: say('visits.findings.choose') },
            ...mine.map((kind) => ({ value: kind, text: say(`finding.kind.${kind}`) })),
          ]}
          onChange={({ target }) => setOther(target.value)}
        />
        <Button
          aria-disabled={other === ''}
          onClick={() => {
            if (other !== '') add(other as FindingKind)
            setOther('')
          }}
        >
          {say('visits.findings.add')}
        </Button>
      </div>
    </section>
  )
}

/** The notes with the answers that point at a kind: the beginning of its words. */
function notesOn({ kept: { visit, record } }: VisitHere, kind: FindingKind): string {
  const codes = visit.checklist.asked.filter(({ suggests }) => suggests === kind).map(({ code }) => code)
  return record.answers
    .filter(({ question, answer, note }) => codes.includes(question) && answer === 'no' && note !== '')
    .map(({ note }) => note)
    .join('\n')
}
