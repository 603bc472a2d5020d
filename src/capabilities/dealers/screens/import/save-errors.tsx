import { useState } from 'react'
import { csvText } from '../../../../kernel/write-csv-text.ts'
import { isMessageKey } from '../../../../platform/messages/index.ts'
import { Icon } from '../../../../web/components/icon.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { saveFile } from '../../../../web/save-file.ts'
import type { ImportView, LineView } from '../../import/contract.ts'
import { linesPage } from './import-queries.ts'

/** The lines that are still wrong, as they came and with what is wrong, to send back to who made the file. */
export function SaveErrors({ view }: { view: ImportView }) {
  const say = useSay()
  const [failure, setFailure] = useState<unknown>(null)
  const count = view.counts.find(({ outcome }) => outcome === 'error')?.undecided ?? 0
  const why = ({ errors }: LineView) =>
    errors.map(({ code, values }) => (isMessageKey(code) ? say(code, values ?? {}) : code)).join(' ')
  const save = async () => {
    setFailure(null)
    try {
      const wrong = (await allErrors(view.id)).filter(({ decision }) => decision === null)
      const width = Math.max(view.headings.length, ...wrong.map(({ cells }) => cells.length))
      const heads = Array.from(
        { length: width },
        (_, at) => view.headings[at] ?? say('dealer-import.columns.name', { number: at + 1 }),
      )
      const rows = wrong.map((line) => [line.line, ...heads.map((_, at) => line.cells[at] ?? ''), why(line)])
      const head = [say('dealer-import.line'), ...heads, say('dealer-import.page.why')]
      saveFile(
        [csvText([head, ...rows])],
        'text/csv;charset=utf-8',
        `${say('dealer-import.page.errors-file')}.csv`,
      )
    } catch (error) {
      setFailure(error)
    }
  }
  if (count === 0) return null
  return (
    <>
      <button type="button" className="text-link" onClick={() => void save()}>
        <Icon name="download" />
        {say('dealer-import.page.save-errors', { count })}
      </button>
      {failure !== null && <ProblemNotice error={failure} />}
    </>
  )
}

async function allErrors(id: string): Promise<LineView[]> {
  const all: LineView[] = []
  for (let after: string | null = null; ; ) {
    const { items, next } = await linesPage(id, 'error', after, 200)
    all.push(...items)
    if (next === null) return all
    after = next
  }
}
