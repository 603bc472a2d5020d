import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { getJson, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { ReportHead } from '../../disclosures/contract.ts'
import { endStates } from '../rules/case-table.ts'
import type { CaseHead } from '../contract.ts'

/** Police put a signed report on the page: number, sender and subject, which the municipality has already. */
export function AttachReport({ head, onDone }: { head: CaseHead; onDone: () => void }) {
  const say = useSay()
  const [reportId, setReportId] = useState('')
  const { data = [] } = useQuery({
    queryKey: ['administrative-reports', 'signed'],
    queryFn: async ({ signal }) =>
      (await getJson<{ items: ReportHead[] }>('/v1/administrative-reports?limit=200', signal)).items,
  })
  const { submit, isSending, errors, failure } = useSend(
    () => postJson<CaseHead>(`/v1/triangle-cases/${head.id}/attached-reports`, { reportId }),
    () => {
      announce(say('triangle.attach.done'))
      setReportId('')
      onDone()
    },
  )
  if (endStates.some((state) => state === head.state)) return null
  const signed = data.filter(
    ({ number, municipalityName }) => number !== null && municipalityName === head.municipalityName,
  )
  return (
    <section className="section no-print">
      <h2>{say('triangle.attach')}</h2>
      {signed.length === 0 ? (
        <p className="muted">{say('triangle.attach.none')}</p>
      ) : (
        <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
          <Select
            name="reportId"
            label={say('triangle.attach.which')}
            help={say('triangle.attach.help')}
            error={errors['reportId']}
            value={reportId}
            options={[
              { value: '', text: say('triangle.choose') },
              ...signed.map(({ id, number, subject, dealerName }) => ({
                value: id,
                text: `${number}, ${dealerName ?? ''}: ${subject}`,
              })),
            ]}
            onChange={({ target }) => setReportId(target.value)}
          />
          {failure !== null && <ProblemNotice error={failure} />}
          <Button type="submit" aria-disabled={isSending}>
            {say('triangle.attach.submit')}
          </Button>
        </form>
      )}
    </section>
  )
}
