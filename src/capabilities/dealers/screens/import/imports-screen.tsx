import { type ChangeEvent, useState } from 'react'
import { Notice } from '../../../../web/components/notice.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { useSay } from '../../../../web/language.tsx'
import { prepareImport } from '../../rules/import/prepare-import.ts'
import { EarlierImports } from './earlier-imports.tsx'
import { FileReview } from './file-review.tsx'
import { type FileReading, readListFile } from './read-list-file.ts'
import './import.css'

/** The list of the trade register: choose a file, look whether it was read well, and have it checked. */
export function ImportsScreen() {
  const say = useSay()
  const [reading, setReading] = useState<FileReading | null>(null)
  const [count, setCount] = useState(0)
  const read = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file === undefined) return
    setReading(await readListFile(file))
    setCount(count + 1)
  }
  return (
    <Page
      title={say('dealer-import.title')}
      lead={say('dealer-import.lead')}
      crumb={{ to: '/handelaren', text: say('dealer-form.back') }}
    >
      <div className="deeds file-choice">
        <input
          id="list-file"
          className="visually-hidden file-input"
          type="file"
          accept=".csv,.txt,.tsv,.xlsx,text/csv"
          aria-describedby="list-file-help"
          onChange={(event) => void read(event)}
        />
        <label
          className={`utrecht-button ${reading?.ok ? 'utrecht-button--secondary-action' : 'utrecht-button--primary-action'}`}
          htmlFor="list-file"
        >
          {say(reading === null ? 'dealer-import.choose' : 'dealer-import.choose-other')}
        </label>
        <p className="small muted" id="list-file-help">
          {say('dealer-import.choose.help')}
        </p>
      </div>
      {reading !== null && !reading.ok && (
        <Notice tone="warning" role="alert" title={say('dealer-import.not-read')}>
          <p>{say(`dealer-import.not-read.${reading.reason}`)}</p>
        </Notice>
      )}
      {reading?.ok && (
        <FileReview key={count} start={reading.file} prepared={prepareImport(reading.file.lines)} />
      )}
      {reading === null && <EarlierImports />}
    </Page>
  )
}
