import { useSay } from '../../../web/language.tsx'
import type { Evidence } from '../contract.ts'
import { weightsOf } from './compare-rows.ts'
import { useEvidenceWords } from './hit-words.ts'

/** What speaks for and against, in words with weights, heaviest first. */
export function EvidenceLists({ evidence }: { evidence: Evidence[] }) {
  const say = useSay()
  const weights = weightsOf(evidence)
  return (
    <div className="evidence">
      <EvidenceList
        title={say('hit.for')}
        sum={weights.for}
        evidence={evidence.filter(({ side }) => side === 'for')}
      />
      <section>
        <EvidenceList
          title={say('hit.against')}
          sum={weights.against}
          evidence={evidence.filter(({ side }) => side === 'against')}
        />
        <p className="small muted evidence-note">{say('hit.not-a-judgement')}</p>
      </section>
    </div>
  )
}

function EvidenceList({ title, sum, evidence }: { title: string; sum: number; evidence: Evidence[] }) {
  const say = useSay()
  const wordsOf = useEvidenceWords()
  const heaviestFirst = [...evidence].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
  return (
    <section>
      <h2>
        {title} {evidence.length > 0 && <span>{say('hit.weight', { weight: sum })}</span>}
      </h2>
      {evidence.length === 0 && <p className="evidence-none">{say('hit.against.none')}</p>}
      <ul>
        {heaviestFirst.map((one) => (
          <li key={`${one.code} ${JSON.stringify(one.data)}`}>
            {wordsOf(one)}
            <span className="tabular">
              {one.side === 'for' ? '+' : '−'}
              {Math.abs(one.weight)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
