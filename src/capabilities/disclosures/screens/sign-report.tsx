import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { ReportView } from '../contract.ts'
import { reportListQuery, reportQuery } from './report-queries.ts'
import type { Keeping } from '../../../web/use-keep-draft.ts'

type Errors = {
  attempt: () => void
  fromServer: (errors: { field: string; message: string }[]) => void
}
type Props = { report: ReportView; isWhole: boolean; errors: Errors; keeping: Keeping }

/** Signing and disclosing in one deed: by who may, asked once with the consequence in words. */
export function SignReport({ report, isWhole, errors, keeping }: Props) {
  const say = useSay()
  const me = useMe()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const sign = useMutation({
    mutationFn: async () => {
      const version = await keeping.flush()
      if (version === null) return null
      return postJson<ReportView>(`/v1/administrative-reports/${report.id}/signatures`, { version })
    },
    onSettled: () => setAsked(false),
    onSuccess: async (signed) => {
      if (signed === null) return
      const { municipality, number } = signed.document!
      keeping.stop()
      client.setQueryData(reportQuery(report.id).queryKey, signed)
      announce(say('disclosure.sign.done', { municipality, number }))
      await client.invalidateQueries({ queryKey: reportListQuery.queryKey })
    },
    onError: (error) => {
      if (!(error instanceof ApiProblem) || !error.problem.errors) return
      errors.attempt()
      errors.fromServer(error.problem.errors)
    },
  })
  const failure = sign.error instanceof ApiProblem && sign.error.problem.errors ? null : sign.error
  return (
    <section className="section" aria-labelledby="sign">
      <h2 id="sign">{say('disclosure.sign')}</h2>
      {failure && <ProblemNotice error={failure} />}
      {me.role === 'assistant-prosecutor' ? (
        <>
          <p>{say('disclosure.sign.text')}</p>
          <div className="disclosure-deed">
            <Button
              main
              onClick={() => {
                errors.attempt()
                if (isWhole) setAsked(true)
              }}
            >
              {say('disclosure.sign.deed')}
            </Button>
          </div>
        </>
      ) : (
        <p>{say('disclosure.sign.wait')}</p>
      )}
      {asked && (
        <SheetDialog title={say('disclosure.sign')} onClose={() => setAsked(false)}>
          <p>{say('disclosure.sign.text')}</p>
          <div className="deeds disclosure-deed">
            <Button main aria-disabled={sign.isPending} onClick={() => !sign.isPending && sign.mutate()}>
              {say('disclosure.sign.sure', { municipality: report.municipalityName ?? '' })}
            </Button>
            <Button onClick={() => setAsked(false)}>{say('disclosure.sign.not-yet')}</Button>
          </div>
        </SheetDialog>
      )}
    </section>
  )
}
