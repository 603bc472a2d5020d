import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Select } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Tick } from '../../../../web/components/tick.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useMe } from '../../../../web/session.ts'
import { useSend } from '../../../../web/use-send.ts'
import type { ImportView } from '../../import/contract.ts'
import { type Preparation, prepareImport, prepareWith } from '../../rules/import/prepare-import.ts'
import { municipalityName, twente } from '../../rules/places.ts'
import { ColumnChoice } from './column-choice.tsx'
import { FirstLines } from './first-lines.tsx'
import { importsPath, importsQuery } from './import-queries.ts'
import { type ListFile, readText } from './read-list-file.ts'

/** How the file was read and what its columns hold: looked at and put right before it goes anywhere. */
export function FileReview({ start, prepared }: { start: ListFile; prepared: Preparation }) {
  const say = useSay()
  const [file, setFile] = useState(start)
  const [preparation, setPreparation] = useState(prepared)
  const [wholeListOf, setWholeListOf] = useState<string[]>([])
  const { sending, send } = useStart(file, preparation, wholeListOf)
  const count = file.lines.length
  const readAs = (encoding: 'utf-8' | 'windows-1252') => {
    const again = file.bytes && readText(file.name, file.bytes, encoding)
    if (!again?.ok) return
    setFile(again.file)
    setPreparation(prepareImport(again.file.lines))
  }
  return (
    <section className="section file-review" aria-live="polite">
      <h2>{say('dealer-import.read.title', { file: file.name })}</h2>
      <p>
        {file.encoding === 'xlsx'
          ? say('dealer-import.read.xlsx', { count })
          : say('dealer-import.read.csv', {
              count,
              encoding: say(`dealer-import.encoding.${file.encoding}`),
              delimiter: say('dealer-import.delimiter', { delimiter: delimiterName(file.delimiter) }),
            })}
      </p>
      <div className="tools">
        {file.encoding !== 'xlsx' && (
          <Select
            name="encoding"
            label={say('dealer-import.encoding')}
            help={say('dealer-import.encoding.help')}
            className="encoding-choice"
            value={file.encoding}
            onChange={({ target }) => readAs(target.value as 'utf-8')}
            options={(['utf-8', 'windows-1252'] as const).map((value) => ({
              value,
              text: say(`dealer-import.encoding.${value}`),
            }))}
          />
        )}
        <Select
          name="headingLine"
          label={say('dealer-import.heading-line')}
          className="is-choice"
          value={String(preparation.headingLine)}
          onChange={({ target }) => setPreparation(prepareWith(file.lines, Number(target.value)))}
          options={[
            { value: '0', text: say('dealer-import.heading-line.none') },
            ...file.lines.slice(0, 10).map(({ line }) => ({
              value: String(line),
              text: say('dealer-import.lines.number', { line }),
            })),
          ]}
        />
      </div>
      <FirstLines lines={file.lines} headingLine={preparation.headingLine} />
      <form noValidate onSubmit={(event) => void sending.submit(event)}>
        <ColumnChoice lines={file.lines} preparation={preparation} onChange={setPreparation} />
        <WholeList chosen={wholeListOf} onChange={setWholeListOf} />
        <ErrorSummary attempt={sending.attempts} errors={send.errors} />
        {sending.failure !== null && <ProblemNotice error={sending.failure} />}
        <div className="deeds form-deed">
          <Button type="submit" main aria-disabled={sending.isSending}>
            {say('dealer-import.start', { count })}
          </Button>
          {sending.isSending && <p role="status">{say('dealer-import.starting')}</p>}
        </div>
      </form>
    </section>
  )
}

function delimiterName(delimiter: ListFile['delimiter']): string {
  return delimiter === ',' ? 'comma' : delimiter === ';' ? 'semicolon' : 'tab'
}

function useStart(file: ListFile, { headingLine, columns }: Preparation, wholeListOf: string[]) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const body = {
    fileName: file.name,
    encoding: file.encoding,
    headingLine,
    columns,
    wholeListOf,
    lines: file.lines,
  }
  const sending = useSend(
    () => postJson<ImportView>(importsPath, body),
    async ({ id }) => {
      await client.invalidateQueries({ queryKey: importsQuery.queryKey })
      await navigate({ to: '/handelaren/invoer/$id', params: { id } })
    },
  )
  const errors = Object.entries(sending.errors).map(([field, message]) => ({
    // The first column is where someone puts the columns right.
    name: field.startsWith('columns') ? 'column.0' : 'headingLine',
    label: say(field.startsWith('columns') ? 'dealer-form.field.columns' : 'dealer-form.field.lines'),
    message,
  }))
  return { sending, send: { errors } }
}

type WholeListProps = { chosen: string[]; onChange: (chosen: string[]) => void }

/** Only a person can say that a file is whole: then who is not in it may have stopped. */
function WholeList({ chosen, onChange }: WholeListProps) {
  const say = useSay()
  const { organisation } = useMe()
  const own = organisation.kind === 'municipality' ? [organisation.code] : twente
  return (
    <fieldset className="whole-list">
      <legend>{say('dealer-import.whole')}</legend>
      <p className="small muted">{say('dealer-import.whole.help')}</p>
      <div className="whole-list-ticks">
        {own.map((slug) => (
          <Tick
            key={slug}
            name={`whole.${slug}`}
            checked={chosen.includes(slug)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, slug] : chosen.filter((one) => one !== slug))
            }
          >
            {municipalityName(slug)}
          </Tick>
        ))}
      </div>
    </fieldset>
  )
}
