import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { announce } from '../../../web/components/live-region.tsx'
import { useSay } from '../../../web/language.tsx'
import { saveFile } from '../../../web/save-file.ts'
import type { RegisterLine } from '../contract.ts'
import { registerCsv } from './register-csv.ts'
import { fetchPurchases, type ListQuery } from './register-queries.ts'

/** Exports the lines that the filters show, all pages of them, as a file. */
export function useExport(query: ListQuery) {
  const say = useSay()
  const [done, setDone] = useState<number | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const run = async () => {
    if (done !== null) return
    setDone(0)
    setFailure(null)
    try {
      await postJson('/v1/exports', { what: 'purchases' })
      const lines: RegisterLine[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof fetchPurchases>> = await fetchPurchases(query, after)
        lines.push(...page.items)
        setDone(lines.length)
        after = page.next
      } while (after !== null)
      saveFile(
        [registerCsv(lines)],
        'text/csv;charset=utf-8',
        `helder-register-${dayInAmsterdam(new Date())}.csv`,
      )
      announce(say('registers.register.exported', { count: lines.length }))
    } catch (error) {
      setFailure(error)
    } finally {
      setDone(null)
    }
  }
  return { run, done, failure }
}
