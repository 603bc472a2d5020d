import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { categories } from '../../../kernel/codes.ts'
import type { theftReportLine } from '../contract.ts'

type Line = z.infer<typeof theftReportLine>

/** One line per report: what was stolen first, when and where, its numbers, how many hits. */
export function ReportsTable({ reports }: { reports: Line[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  // Goods without brand or description are named by their category's code.
  const nameOf = ({ summary }: Line) => {
    const category = categories.find((one) => one === summary)
    return category ? say(`category.${category}`) : summary
  }
  const columns: Column<Line>[] = [
    {
      key: 'what',
      head: say('thefts.head.what'),
      className: 'is-title',
      cell: (report) => (
        <Link className="go" to="/aangiften/$id" params={{ id: report.id }}>
          {nameOf(report)}
        </Link>
      ),
    },
    {
      key: 'stolen',
      head: say('thefts.head.stolen'),
      className: 'is-full',
      cell: ({ place, committedOn }) => (
        <>
          {place}
          <span className="sub">{formatShortDay(committedOn, locale)}</span>
        </>
      ),
    },
    {
      key: 'number',
      head: say('thefts.head.number'),
      cell: ({ registrationNumber, source, reference }) => (
        <>
          {registrationNumber ? (
            <span className="mono">{registrationNumber}</span>
          ) : (
            <span className="muted">{say('thefts.unregistered')}</span>
          )}
          <span className="sub">
            {source} {reference}
          </span>
        </>
      ),
    },
    {
      key: 'items',
      head: say('thefts.head.items'),
      className: 'is-wide-only',
      cell: ({ itemCount }) => say('thefts.items', { count: itemCount }),
    },
    {
      key: 'hits',
      head: say('thefts.head.hits'),
      className: 'is-end',
      cell: ({ hitCount }) => (
        <Status icon={hitCount > 0 ? 'eye' : 'neutral'} tone={hitCount > 0 ? 'plain' : 'calm'}>
          {say('thefts.hits', { count: hitCount })}
        </Status>
      ),
    },
  ]
  return (
    <DataTable
      caption={say('thefts.caption')}
      columns={columns}
      rows={reports}
      rowKey={(report) => report.id}
    />
  )
}
