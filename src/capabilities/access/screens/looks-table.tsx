import { roles } from '../../../kernel/codes.ts'
import { isMessageKey } from '../../../platform/messages/index.ts'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { formatSeconds, formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { AccessLogEntry } from '../looks/contract.ts'

/** One line per look: when, who, what, why. */
export function LooksTable({ looks }: { looks: AccessLogEntry[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const sayCode = (area: string, code: string, other: 'looks.action.other' | 'looks.subject.other') => {
    const key = `${area}.${code}`
    return isMessageKey(key) ? say(key) : say(other)
  }
  // Police and dealers have purposes of their own.
  const purposeOf = (code: string) =>
    [`seller.purpose.${code}`, `purpose.${code}`, `disclosure.basis.${code}`]
      .filter(isMessageKey)
      .map((key) => say(key))[0] ?? code
  const roleOf = (code: string) => {
    const role = roles.find((one) => one === code)
    return role ? say(`shell.role.${role}`) : code
  }
  const columns: Column<AccessLogEntry>[] = [
    {
      key: 'when',
      head: say('looks.head.when'),
      className: 'nowrap',
      cell: ({ at }) => (
        <time dateTime={at}>
          {formatShort(at, locale).split(',')[0]}
          <span className="sub">{formatSeconds(at, locale)}</span>
        </time>
      ),
    },
    {
      key: 'who',
      head: say('looks.head.who'),
      className: 'is-title',
      cell: ({ accountName, role }) => (
        <>
          <b>{accountName}</b>
          <span className="sub">{roleOf(role)}</span>
        </>
      ),
    },
    {
      key: 'what',
      head: say('looks.head.what'),
      className: 'is-full',
      cell: ({ action, subjectKind, subject }) => (
        <>
          {sayCode('looks.action', action, 'looks.action.other')}
          <span className="sub">
            {sayCode('looks.subject', subjectKind, 'looks.subject.other')}{' '}
            <span className="mono">{subject.slice(-12)}</span>
          </span>
        </>
      ),
    },
    {
      key: 'why',
      head: say('looks.head.why'),
      className: 'is-full',
      cell: ({ purposeCode, purposeText, givenTo }) => (
        <>
          {purposeOf(purposeCode)}
          <span className="sub">{purposeText}</span>
          {givenTo && <span className="sub">{say('looks.given-to', { organisation: givenTo })}</span>}
        </>
      ),
    },
  ]
  return <DataTable caption={say('looks.caption')} columns={columns} rows={looks} rowKey={({ id }) => id} />
}
