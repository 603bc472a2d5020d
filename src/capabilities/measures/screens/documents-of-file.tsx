import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { FileView } from '../contract.ts'
import type { DocumentView } from '../documents/contract.ts'
import { paperAddress } from './measure-queries.ts'

/** The documents of a file: drafts with what is missing, and what was settled with its number and delivery. */
export function DocumentsOfFile({ file }: { file: FileView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<DocumentView>[] = [
    {
      key: 'what',
      head: say('case-file.document'),
      className: 'is-title',
      cell: ({ id, kind, settled }) => (
        <>
          <Link className="go" to="/dossiers/$id/besluit/$stepId" params={{ id: file.id, stepId: id }}>
            {say(`case-file.document.${kind}`)}
          </Link>
          {settled !== null && <span className="sub mono">{settled.number}</span>}
        </>
      ),
    },
    {
      key: 'state',
      head: say('case-file.head.state'),
      className: 'is-full',
      cell: ({ settled, missing, changedAt }) =>
        settled !== null ? (
          <Status icon="certified" tone="calm">
            {say('case-file.document.settled', { name: settled.by, moment: formatShort(settled.at, locale) })}
          </Status>
        ) : (
          <>
            <Status
              icon={missing.length > 0 ? 'alert' : 'check'}
              tone={missing.length > 0 ? 'look' : 'plain'}
            >
              {say('case-file.document.missing', { count: missing.length })}
            </Status>
            <span className="sub small">{formatShort(changedAt, locale)}</span>
          </>
        ),
    },
    {
      key: 'paper',
      head: say('case-file.paper'),
      className: 'is-end',
      cell: ({ id }) => (
        <a className="text-link" href={paperAddress(file.id, id)} target="_blank" rel="noreferrer">
          <Icon name="print" />
          {say('case-file.paper.open')}
        </a>
      ),
    },
  ]
  return (
    <section className="section" id="documents">
      <h2>{say('case-file.documents')}</h2>
      {file.documents.length === 0 ? (
        <p className="muted">{say('case-file.documents.none')}</p>
      ) : (
        <DataTable
          caption={say('case-file.documents')}
          columns={columns}
          rows={file.documents}
          rowKey={({ id }) => id}
        />
      )}
    </section>
  )
}
