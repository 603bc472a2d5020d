import { useState } from 'react'
import { getJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { InvestigationView } from '../suspicion/contract.ts'

/** What was noted after the suspicion, opened on purpose: that it was read is recorded. Never kept on the device. */
export function SplitFile({ visitId }: { visitId: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const [file, setFile] = useState<InvestigationView | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const open = async () => {
    setProblem(null)
    try {
      setFile(await getJson<InvestigationView>(`/v1/visits/${visitId}/investigation`))
    } catch (error) {
      setProblem(error)
    }
  }
  return (
    <div className="visit-part">
      <p className="small">{say('visits.split.about')}</p>
      <Button small onClick={() => void open()}>
        {say(file === null ? 'visits.split.open' : 'visits.split.again')}
      </Button>
      {problem !== null && <ProblemNotice error={problem} />}
      {file !== null && (
        <ol className="visit-notes">
          {file.words !== '' && (
            <li>
              <span className="small muted">
                {formatShort(file.arisenAt, locale)}, {file.by}
              </span>
              <p>{file.words}</p>
            </li>
          )}
          {file.notes.map(({ id, notedAt, notedBy, text }) => (
            <li key={id}>
              <span className="small muted">
                {formatShort(notedAt, locale)}, {notedBy}
              </span>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}
