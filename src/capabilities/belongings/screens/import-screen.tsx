import { useNavigate } from '@tanstack/react-router'
import { type ChangeEvent, useState } from 'react'
import { csvText } from '../../../kernel/write-csv-text.ts'
import { Button } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { type ImportedLine, type ImportedTable, importThings, LINES_MAX } from '../rules/import-things.ts'
import { readSpreadsheet } from './read-spreadsheet.ts'
import { titleOf } from './thing-words.ts'
import { type OpenVault, VaultDoor } from './vault-door.tsx'

type Table = Extract<ImportedTable, { ok: true }>
type Reading = Table | { ok: false; reason: string }

/** A spreadsheet read in on this device: line by line what is in it, then into the vault. */
export function ImportScreen() {
  return <VaultDoor>{(open) => <Import {...open} />}</VaultDoor>
}

function Import(open: OpenVault) {
  const say = useSay()
  const [reading, setReading] = useState<Reading | null>(null)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file === undefined) return
    const sheet = await readSpreadsheet(file)
    setReading(sheet.ok ? importThings(sheet.rows) : sheet)
  }
  return (
    <Page
      title={say('belongings.import.title')}
      lead={say('belongings.import.lead')}
      crumb={{ to: '/spullen', text: say('belongings.title') }}
    >
      <div className="belongings-form">
        <p>{say('belongings.import.columns')}</p>
        <p className="small">{say('belongings.import.nothing-lost', { count: LINES_MAX })}</p>
        <div className="deeds file-choice">
          <input
            id="import-file"
            className="visually-hidden file-input"
            type="file"
            accept=".csv,.xlsx,text/csv"
            onChange={(event) => void read(event)}
          />
          <label className="utrecht-button utrecht-button--secondary-action" htmlFor="import-file">
            {say(reading === null ? 'belongings.import.choose' : 'belongings.import.choose-other')}
          </label>
        </div>
        {reading !== null && !reading.ok && (
          <Notice tone="warning" role="alert" title={say('belongings.import.not-read')}>
            <p>{say(`belongings.import.${reading.reason as 'no-heads'}`)}</p>
          </Notice>
        )}
        {reading !== null && reading.ok && <Lines {...open} table={reading} />}
      </div>
    </Page>
  )
}

function Lines({ table, ...open }: OpenVault & { table: Table }) {
  const say = useSay()
  const empty = table.lines.filter(isEmpty)
  const good = table.lines.filter((line) => !isEmpty(line))
  const doubtful = good.filter(({ problems }) => problems.length > 0)
  const { run, done, failure } = useImporting(open, good)
  const saveRest = () =>
    saveFile(
      [csvText([table.heads, ...[...empty, ...doubtful].map(({ cells }) => cells)])],
      'text/csv;charset=utf-8',
      `${say('belongings.import.rest-file')}.csv`,
    )
  return (
    <section className="section import-found" aria-live="polite">
      <h2>{say('belongings.import.found', { count: good.length })}</h2>
      {table.unknown.length > 0 && (
        <p>{say('belongings.import.unknown-columns', { columns: table.unknown.join(', ') })}</p>
      )}
      {(empty.length > 0 || doubtful.length > 0) && (
        <Notice
          tone="warning"
          title={say('belongings.import.look', { count: empty.length + doubtful.length })}
        >
          <p>{say('belongings.import.look-means')}</p>
          <button type="button" className="text-link" onClick={saveRest}>
            {say('belongings.import.save-rest')}
          </button>
        </Notice>
      )}
      <ol className="import-lines">
        {table.lines.map((line) => (
          <Line key={line.line} line={line} />
        ))}
      </ol>
      {failure !== null && <ProblemNotice error={failure} />}
      {done !== null && <p role="status">{say('belongings.import.busy', { done, count: good.length })}</p>}
      <div className="deeds form-deed">
        <Button main aria-disabled={done !== null || good.length === 0} onClick={() => void run()}>
          {say('belongings.import.button', { count: good.length })}
        </Button>
      </div>
    </section>
  )
}

const isEmpty = ({ problems }: ImportedLine) => problems.some(({ reason }) => reason === 'empty')

function Line({ line: { line, thing, problems } }: { line: ImportedLine }) {
  const say = useSay()
  return (
    <li>
      <strong>{titleOf(thing, say)}</strong>{' '}
      <span className="small muted">
        {say('belongings.import.line', { line })}, {say(`category.${thing.category}`)}
      </span>
      {problems.map(({ column, text, reason }) => (
        <div key={`${column} ${reason}`}>
          <Status tone="look" icon="alert">
            {say(`belongings.import.problem.${reason}`, { column: say(`belongings.column.${column}`), text })}
          </Status>
        </div>
      ))}
    </li>
  )
}

/** Seals and sends line after line; after a lost connection the next attempt goes on where it stopped. */
function useImporting({ vault, again }: OpenVault, lines: ImportedLine[]) {
  const say = useSay()
  const navigate = useNavigate()
  // The id of each line stays the same for a second attempt.
  const [ids] = useState(() => new Map<number, { id: string; isKept: boolean }>())
  const [done, setDone] = useState<number | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const run = async () => {
    if (done !== null || lines.length === 0) return
    setFailure(null)
    setDone(0)
    try {
      for (const [at, { line, thing }] of lines.entries()) {
        const own = ids.get(line) ?? { id: crypto.randomUUID(), isKept: false }
        ids.set(line, own)
        if (!own.isKept) await vault.keep(own.id, 0, thing)
        own.isKept = true
        setDone(at + 1)
      }
      await again()
      announce(say('belongings.import.done', { count: lines.length }))
      await navigate({ to: '/spullen' })
    } catch (error) {
      setFailure(error)
      setDone(null)
    }
  }
  return { run, done, failure }
}
