import { useState } from 'react'
import { callApi } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { ImportView, LineView } from '../../import/contract.ts'
import { DealerForm, dealerFormValues } from '../dealer-form.tsx'
import { importsPath } from './import-queries.ts'

type Props = {
  view: ImportView
  line: LineView
  onDone: (line: LineView) => Promise<void>
  onClose: () => void
}

/** A line put right on the spot: what was read stands in the form, nothing is filled in that the file did not say. */
export function CorrectLine({ view, line, onDone, onClose }: Props) {
  const say = useSay()
  const asked = line.questions
    .filter(({ field }) => field === 'kind' || field === 'municipality')
    .map(({ field }) => field)
  const [values, setValues] = useState(() =>
    dealerFormValues({ ...line.facts, ...Object.fromEntries(asked.map((field) => [field, null])) }),
  )
  const sending = useSend(
    () => callApi<LineView>('PUT', `${importsPath}/${view.id}/lines/${line.id}`, { body: values }),
    onDone,
  )
  return (
    <DealerForm
      values={values}
      onChange={setValues}
      sending={sending}
      deed={say('dealer-import.deed.correct-save')}
      beside={<Button onClick={onClose}>{say('dealer-import.deed.close')}</Button>}
    />
  )
}
