import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { useMutation } from '@tanstack/react-query'
import type { z } from 'zod'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { saveFile } from '../../../web/save-file.ts'
import type { AccessLogEntry, accessLogList } from '../looks/contract.ts'
import { looksCsv } from './looks-csv.ts'

type Page = z.infer<typeof accessLogList>

/** Saves all that the filters show, every page of it, as a table. */
export function ExportLooks({ fetchPage }: { fetchPage: (after: string | null) => Promise<Page> }) {
  const say = useSay()
  const save = useMutation({
    mutationFn: async () => {
      await postJson('/v1/exports', { what: 'access-log' })
      const looks: AccessLogEntry[] = []
      let after: string | null = null
      do {
        const page: Page = await fetchPage(after)
        looks.push(...page.items)
        after = page.next
      } while (after !== null)
      saveFile(
        [looksCsv(looks)],
        'text/csv;charset=utf-8',
        `helder-inzagen-${dayInAmsterdam(new Date())}.csv`,
      )
      announce(say('looks.exported', { count: looks.length }))
    },
  })
  return (
    <>
      <Button aria-disabled={save.isPending} onClick={() => !save.isPending && save.mutate()}>
        {say(save.isPending ? 'looks.exporting' : 'looks.export')}
      </Button>
      {save.error && <ProblemNotice error={save.error} />}
    </>
  )
}
