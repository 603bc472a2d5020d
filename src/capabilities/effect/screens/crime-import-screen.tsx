import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { NumberTable } from '../../../web/components/number-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { CrimeImportView } from '../contract.ts'
import { importsQuery } from './effect-queries.ts'
import './effect.css'

/** Published figures on burglaries and thefts: a file comes in, what is wrong in it is named line by line. */
export function CrimeImportScreen() {
  const say = useSay()
  const [done, setDone] = useState<CrimeImportView | null>(null)
  return (
    <Page
      title={say('crime-import.title')}
      lead={say('crime-import.lead')}
      crumb={{ to: '/effect', text: say('effect.back') }}
    >
      {done && <Outcome done={done} />}
      <ImportForm key={done?.id ?? 'first'} onDone={setDone} />
      <Earlier />
    </Page>
  )
}

function ImportForm({ onDone }: { onDone: (done: CrimeImportView) => void }) {
  const say = useSay()
  const client = useQueryClient()
  const [file, setFile] = useState<{ name: string; csv: string } | null>(null)
  const [source, setSource] = useState('')
  const [publishedOn, setPublishedOn] = useState(() => dayInAmsterdam(new Date()))
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => postJson<CrimeImportView>('/v1/crime-imports', { source, publishedOn, csv: file?.csv ?? '' }),
    async (done) => {
      await client.invalidateQueries({ queryKey: importsQuery.queryKey })
      onDone(done)
    },
  )
  const choose = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [chosen] = target.files ?? []
    if (chosen) setFile({ name: chosen.name, csv: await chosen.text() })
  }
  const labels = {
    csv: say('crime-import.file'),
    source: say('crime-import.source'),
    publishedOn: say('crime-import.published'),
  }
  return (
    <form noValidate className="effect-form" onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={(['csv', 'source', 'publishedOn'] as const).flatMap((name) =>
          errors[name] ? [{ name, label: labels[name], message: errors[name] }] : [],
        )}
      />
      <div className="deeds file-choice">
        <input
          id="field-csv"
          className="visually-hidden file-input"
          type="file"
          accept=".csv,text/csv"
          aria-describedby="csv-help"
          onChange={(event) => void choose(event)}
        />
        <label className="utrecht-button utrecht-button--secondary-action" htmlFor="field-csv">
          {say(file === null ? 'crime-import.file' : 'crime-import.file.other')}
        </label>
        {file && <p>{say('crime-import.chosen', { name: file.name })}</p>}
      </div>
      <p className="small muted" id="csv-help">
        {say('crime-import.file.help')}
      </p>
      <TextInput
        name="source"
        label={labels.source}
        error={errors['source']}
        value={source}
        onChange={({ target }) => setSource(target.value)}
      />
      <DayInput
        name="publishedOn"
        label={labels.publishedOn}
        error={errors['publishedOn']}
        value={publishedOn}
        onChange={({ target }) => setPublishedOn(target.value)}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'crime-import.sending' : 'crime-import.send')}
        </Button>
      </div>
    </form>
  )
}

function Outcome({ done }: { done: CrimeImportView }) {
  const say = useSay()
  const { added, changed, unchanged, refused } = done
  return (
    <>
      <Notice
        tone={refused === 0 ? 'ok' : 'warning'}
        role="status"
        title={say('crime-import.done', { added, changed, unchanged, refused })}
      >
        <p>{say('crime-import.done.next')}</p>
      </Notice>
      {done.errors.length > 0 && (
        <section className="section" aria-labelledby="wrong-heading">
          <h2 id="wrong-heading">{say('crime-import.wrong')}</h2>
          <NumberTable
            caption={say('effect.table', { name: say('crime-import.wrong') })}
            heads={[
              say('crime-import.wrong.head.line'),
              say('crime-import.wrong.head.column'),
              say('crime-import.wrong.head.message'),
            ]}
            rows={done.errors.map(({ line, column, message }, index) => ({
              key: `${line} ${column} ${index}`,
              name: String(line),
              values: [column ?? '', message],
            }))}
          />
        </section>
      )}
    </>
  )
}

function Earlier() {
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error, refetch } = useQuery(importsQuery)
  if (error) return <ProblemNotice error={error} onAgain={() => void refetch()} />
  if (data === undefined) return <Loading />
  return (
    <section className="section" aria-labelledby="earlier-heading">
      <h2 id="earlier-heading">{say('crime-import.earlier')}</h2>
      {data.items.length === 0 && <p className="muted">{say('crime-import.none')}</p>}
      {data.items.length > 0 && (
        <NumberTable
          caption={say('effect.table', { name: say('crime-import.earlier') })}
          heads={[
            say('crime-import.source'),
            say('crime-import.head.lines'),
            say('crime-import.head.added'),
            say('crime-import.head.changed'),
            say('crime-import.head.refused'),
          ]}
          rows={data.items.map(({ id, source, publishedOn, lines, added, changed, refused }) => ({
            key: id,
            name: say('crime-import.row', { source, published: formatShortDay(publishedOn, locale) }),
            values: [lines, added, changed, refused],
          }))}
        />
      )}
    </section>
  )
}
