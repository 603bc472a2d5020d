import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { previewInput } from '../contract.ts'
import { previewQuery } from './letter-queries.ts'

type Asked = z.infer<typeof previewInput>
/** Typing pauses this long before the picture follows. */
const PAUSE_MS = 400

/** One letter as it will be on paper, with what it says as text for who does not see it. */
export function LetterPicture({ asked }: { asked: Asked | null }) {
  const say = useSay()
  const settled = useSettled(asked)
  const { data, error, isPending, isFetching } = useQuery(previewQuery(settled))
  if (error) return <ProblemNotice error={error} />
  if (isPending || data === undefined) return settled === null ? null : <Loading />
  return (
    <div className="letter-picture" aria-busy={isFetching}>
      {data.faults.length === 0 ? (
        <>
          <img src={data.picture} alt={say('letters.preview.alt', { subject: data.subject })} />
          <details>
            <summary>{say('letters.preview.text')}</summary>
            <p className="letter-text">{data.text}</p>
          </details>
        </>
      ) : (
        <p className="letter-no-picture">{say('letters.preview.faults')}</p>
      )}
    </div>
  )
}

/** The value once it stopped changing; the first at once. */
function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  const sign = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(sign) as T), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [sign])
  return settled
}
