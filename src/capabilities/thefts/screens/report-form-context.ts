import type { FieldPath, UseFormRegisterReturn } from 'react-hook-form'
import { isMessageKey } from '../../../platform/messages/index.ts'
import { useSay } from '../../../web/language.tsx'
import type { ReportValues } from './report-form-values.ts'

/** Ties a field of the form to an input, with its error. */
export type BindReport = <N extends FieldPath<ReportValues>>(
  name: N,
) => UseFormRegisterReturn<N> & { error: string | undefined }

/** How a field is called in the summary of errors: "Goed 2, nummer". */
export function useReportFieldLabel(): (field: string) => string {
  const say = useSay()
  const own = (field: string) => {
    const key = `theft.field.${field}`
    return isMessageKey(key) ? say(key) : field
  }
  return (field) => {
    const [root, index, name] = field.split('.')
    if (root !== 'items' || name === undefined) return own(root ?? field)
    return `${say('theft.new.item', { number: Number(index) + 1 })}, ${own(name).toLowerCase()}`
  }
}
