import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { announce } from '../../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { ImportView } from '../../import/contract.ts'
import { importQuery, importsPath } from './import-queries.ts'

/** Takes over all plain new lines, with the count; a hundred at a time, so that one sees how far it is. */
export function TakeOver({ view }: { view: ImportView }) {
  const say = useSay()
  const client = useQueryClient()
  const [done, setDone] = useState<{ taken: number; of: number } | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const count = view.counts.find(({ outcome }) => outcome === 'new')?.undecided ?? 0
  const run = async () => {
    if (done !== null) return
    setFailure(null)
    try {
      const taken = await takeAll(view.id, (so) => setDone({ taken: so, of: count }))
      announce(say('dealer-import.page.taken', { count: taken }))
    } catch (error) {
      setFailure(error)
    }
    await client.invalidateQueries({ queryKey: importQuery(view.id).queryKey })
    await client.invalidateQueries({ queryKey: ['listed-dealers'] })
    document.getElementById('outcome-means')?.focus()
    setDone(null)
  }
  if (count === 0 && failure === null) return null
  return (
    <div>
      {failure !== null && <ProblemNotice error={failure} />}
      <Button main aria-disabled={done !== null} onClick={() => void run()}>
        {say('dealer-import.page.take-over', { count })}
      </Button>
      {done !== null && (
        <p role="status" className="small">
          {say('dealer-import.page.taking', { done: done.taken, count: done.of })}
        </p>
      )}
    </div>
  )
}

/** Goes on until nothing is left; what can't be taken over stays, and is said at its line. */
async function takeAll(id: string, onProgress: (taken: number) => void): Promise<number> {
  let all = 0
  for (;;) {
    onProgress(all)
    const { taken, left } = await postJson<{ taken: number; left: number }>(
      `${importsPath}/${id}/take-overs`,
      {},
    )
    all += taken
    if (left === 0 || taken === 0) return all
  }
}
