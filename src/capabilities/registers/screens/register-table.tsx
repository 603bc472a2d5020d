import { Link } from '@tanstack/react-router'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { formatCents, formatShort, formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { addDays, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { Locale } from '../../../platform/messages/locale.ts'
import type { RegisterLine } from '../contract.ts'
import { ItemStatus } from './item-state.tsx'
import { itemWords } from './item-words.ts'

/** The lines of the purchase register, one item each. */
export function RegisterTable({ lines }: { lines: RegisterLine[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<RegisterLine>[] = [
    { key: 'number', head: say('registers.register.number'), cell: lineNumber },
    {
      key: 'when',
      head: say('registers.register.when'),
      cell: ({ acquiredAt }) => <span className="nowrap muted">{formatShort(acquiredAt, locale)}</span>,
    },
    {
      key: 'what',
      head: say('registers.register.what'),
      className: 'is-title',
      cell: (line) => {
        const { title, rest } = itemWords(line, say)
        return (
          <Link className="go" to="/register/$id" params={{ id: line.purchaseId }}>
            {title}
            {rest && <span className="visually-hidden">, {rest}</span>}
          </Link>
        )
      },
    },
    {
      key: 'mark',
      head: say('registers.register.mark'),
      className: 'is-full',
      cell: (line) => <Mark line={line} />,
    },
    {
      key: 'price',
      head: say('registers.register.price'),
      className: 'number',
      cell: ({ priceCents }) => formatCents(priceCents, locale),
    },
    {
      key: 'state',
      head: say('registers.register.state'),
      cell: ({ state }) => <ItemStatus state={state} />,
    },
    {
      key: 'term',
      head: say('registers.register.term'),
      className: 'is-end',
      cell: (line) => <span className="nowrap muted">{term(line, say, locale)}</span>,
    },
  ]
  return (
    <DataTable
      caption={say('registers.register.caption')}
      columns={columns}
      rows={lines}
      rowKey={({ itemId }) => itemId}
    />
  )
}

const lineNumber = ({ sequenceNumber, position, itemCount }: RegisterLine) =>
  itemCount > 1 ? `${sequenceNumber}.${position}` : String(sequenceNumber)

function Mark({ line }: { line: RegisterLine }) {
  const say = useSay()
  const [first] = line.identifiers
  if (first === undefined) return <span className="muted">{say('registers.register.no-number')}</span>
  if (first.kind === 'engraving') {
    return (
      <span className="muted">
        {say('identifier.kind.engraving').toLowerCase()} {first.value}
      </span>
    )
  }
  return <span className="mono">{first.display}</span>
}

function term(line: RegisterLine, say: ReturnType<typeof useSay>, locale: Locale): string {
  const short = (day: string) => formatShortDay(day, locale)
  switch (line.state) {
    case 'holding':
      return say('registers.register.keep', { day: short(line.keepUntil) })
    case 'for-sale':
      return say('registers.register.since', { day: short(addDays(line.keepUntil, 1)) })
    case 'pledged':
      return line.pledgeUntil === null
        ? ''
        : say('registers.register.pledged-until', { day: short(line.pledgeUntil) })
    case 'sold': {
      const day = line.soldAt === null ? '' : short(dayInAmsterdam(new Date(line.soldAt)))
      return say('registers.register.sold-as', { day, number: String(line.saleSequenceNumber ?? '') })
    }
    default:
      return ''
  }
}
