import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { callApi, getJson, newIdempotencyKey, postJson, withQuery } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useNow } from '../../../web/use-now.ts'
import { useSend } from '../../../web/use-send.ts'
import type { NilStatementList, NilStatementView } from '../nil-statements/contract.ts'
import { isAboutAWeek } from '../rules/nil-period.ts'

/** The nil statements of one branch, newest first, and what one of today would cover. */
export const nilStatementsQuery = (branchNumber?: string) => ({
  queryKey: ['nil-statements', branchNumber ?? 'all'],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    getJson<NilStatementList>(withQuery('/v1/nil-statements', { branchNumber }), signal),
})

/**
 * One tap: this week nothing was bought. Under the counter, only when nothing was recorded for a week; when it can't be
 * asked (a server of before) there is nothing here, and the counter goes on.
 */
export function NilOffer({ branchNumber }: { branchNumber: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  const today = dayInAmsterdam(useNow())
  const [key, setKey] = useState(newIdempotencyKey)
  const [stated, setStated] = useState<NilStatementView | null>(null)
  const { data } = useQuery(nilStatementsQuery(branchNumber))
  const refresh = () => client.invalidateQueries({ queryKey: ['nil-statements'] })
  const state = useSend(
    () => postJson<NilStatementView>('/v1/nil-statements', { branchNumber }, key),
    async (made) => {
      setStated(made)
      announce(say('nil.done.title'))
      await refresh()
    },
  )
  const undo = useSend(
    () => callApi('DELETE', `/v1/nil-statements/${stated?.id}`),
    async () => {
      setStated(null)
      setKey(newIdempotencyKey())
      announce(say('nil.undone'))
      await refresh()
    },
  )
  const period = data?.periods.find((one) => one.branchNumber === branchNumber)
  const failure = state.failure ?? undo.failure
  if (stated?.branchNumber === branchNumber) {
    return (
      <section className="nil-offer no-print">
        <h2>
          <Status icon="check">{say('nil.done.title')}</Status>
        </h2>
        <p>{say('nil.done.detail', { from: formatShortDay(stated.periodFrom, locale) })}</p>
        {failure !== null && <ProblemNotice error={failure} />}
        <Button small aria-disabled={undo.isSending} onClick={() => void undo.submit()}>
          {say('nil.undo')}
        </Button>
      </section>
    )
  }
  if (period === undefined || !period.isDue) return null
  const from = formatShortDay(period.from, locale)
  return (
    <section className="nil-offer no-print">
      <h2>{say('nil.offer.title')}</h2>
      <p>{say('nil.offer.why', { from })}</p>
      {failure !== null && <ProblemNotice error={failure} />}
      <Button aria-disabled={state.isSending} onClick={() => void state.submit()}>
        {isAboutAWeek(period.from, today) ? say('nil.offer.week') : say('nil.offer.since', { from })}
      </Button>
    </section>
  )
}
