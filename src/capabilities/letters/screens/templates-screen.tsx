import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { LetterTemplate } from '../contract.ts'
import { templatesQuery } from './letter-queries.ts'
import './letters.css'

/** What is written: of the region, and of the own municipality. */
export function TemplatesScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error, refetch } = useQuery(templatesQuery)
  const columns: Column<LetterTemplate>[] = [
    {
      key: 'name',
      head: say('letters.template.head.name'),
      className: 'is-title',
      cell: ({ id, nameNl, nameEn, subject }) => (
        <>
          <Link className="go" to="/brieven/sjablonen/$id" params={{ id }}>
            {locale === 'nl' ? nameNl : nameEn}
          </Link>
          <div className="small muted">{subject}</div>
        </>
      ),
    },
    {
      key: 'owner',
      head: say('letters.template.head.owner'),
      cell: ({ owner }) => (owner === null ? say('letters.template.region') : say('letters.template.own')),
    },
    {
      key: 'version',
      head: say('letters.template.head.version'),
      className: 'is-full',
      cell: ({ version, writtenAt, archivedOn }) =>
        archivedOn === null ? (
          <>
            {version}, <span className="muted">{formatShort(writtenAt, locale)}</span>
          </>
        ) : (
          <Status icon="pause">{say('letters.template.archived')}</Status>
        ),
    },
  ]
  return (
    <Page
      title={say('letters.templates')}
      lead={say('letters.templates.lead')}
      crumb={{ to: '/brieven', text: say('letters.title') }}
      deed={
        <Link className={buttonClass({ main: true })} to="/brieven/sjablonen/$id" params={{ id: 'nieuw' }}>
          {say('letters.template.new')}
        </Link>
      }
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data && (
        <DataTable caption={say('letters.templates')} columns={columns} rows={data} rowKey={({ id }) => id} />
      )}
    </Page>
  )
}
