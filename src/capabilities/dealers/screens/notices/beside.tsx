import type { ReactNode } from 'react'
import { Status } from '../../../../web/components/status.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { ListedDealer } from '../../contract.ts'
import type { NoticeAddress, NoticePage } from '../../notices/contract.ts'
import { compareAddress, type Compared, compareText } from '../../rules/compare-notice.ts'
import type { TradeEntry } from '../../trade-register/contract.ts'

type Props = {
  notice: NoticePage
  entry: TradeEntry | null
  dealer: ListedDealer | null
  /** False for who sees no answer of the register. */
  isAsked: boolean
}

/** The notice, the trade register and the inventory side by side; what differs from the notice is marked. */
export function Beside({ notice, entry, dealer, isAsked }: Props) {
  const say = useSay()
  const heads = [
    say('notice.page.notice'),
    ...(isAsked ? [say('notice.page.register')] : []),
    say('notice.page.inventory'),
  ]
  return (
    <table className="beside" role="table">
      <caption className="visually-hidden">{say('notice.page.compare.caption')}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            <span className="visually-hidden">{say('notice.page.feature')}</span>
          </th>
          {heads.map((head) => (
            <th key={head} role="columnheader" scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        <Rows notice={notice} entry={entry} dealer={dealer} isAsked={isAsked} />
      </tbody>
    </table>
  )
}

type Cell = { value: ReactNode; like?: Compared }
type Line = { key: string; name: string; told: ReactNode; register: Cell; inventory: Cell }

function Rows({ notice, entry, dealer, isAsked }: Props) {
  const say = useSay()
  const lines = [...useNumberLines({ notice, entry, dealer }), ...useAddressLines({ notice, entry, dealer })]
  return lines.map(({ key, name, told, register, inventory }) => (
    <tr key={key} role="row">
      <th role="rowheader" scope="row">
        {name}
      </th>
      <td role="cell" data-head={say('notice.page.notice')}>
        {told || <span className="muted">{say('notice.page.unsaid')}</span>}
      </td>
      {isAsked && <Said head={say('notice.page.register')} cell={register} isThere={entry !== null} />}
      <Said head={say('notice.page.inventory')} cell={inventory} isThere={dealer !== null} />
    </tr>
  ))
}

/** What a side says; where it doesn't know the business at all there is nothing to say per line. */
function Said(props: { head: string; cell: Cell; isThere: boolean }) {
  const say = useSay()
  const { head, cell, isThere } = props
  const { value, like = 'unknown' } = cell
  const none = isThere ? say('notice.page.unsaid') : '–'
  return (
    <td role="cell" data-head={head} className={like === 'different' ? 'is-different' : undefined}>
      {value || <span className="muted">{none}</span>}
      {value && like !== 'unknown' && (
        <span className="beside-like">
          <Status
            icon={like === 'different' ? 'different' : 'equal'}
            tone={like === 'different' ? 'look' : 'calm'}
          >
            {say(`hit.like.${like}`)}
          </Status>
        </span>
      )}
    </td>
  )
}

type Sides = Pick<Props, 'notice' | 'entry' | 'dealer'>

function useNumberLines({ notice, entry, dealer }: Sides): Line[] {
  const say = useSay()
  const { name, kvkNumber, branchNumber, trade } = notice
  const text = (told: string | null, said: string | null | undefined, isNumber = false): Cell => ({
    value: said && (isNumber ? <span className="mono">{said}</span> : said),
    like: compareText(told, said),
  })
  const mono = (number: string | null) => number && <span className="mono">{number}</span>
  return [
    {
      key: 'name',
      name: say('notice.page.row.name'),
      told: name,
      register: text(name, entry?.name),
      inventory: text(name, dealer?.name),
    },
    {
      key: 'kvk',
      name: say('notice.page.row.kvk'),
      told: mono(kvkNumber),
      register: text(kvkNumber, entry?.kvkNumber, true),
      inventory: text(kvkNumber, dealer?.kvkNumber, true),
    },
    {
      key: 'branch',
      name: say('notice.page.row.branch'),
      told: mono(branchNumber),
      register: text(branchNumber, entry?.branchNumber, true),
      inventory: text(branchNumber, dealer?.branchNumber, true),
    },
    {
      key: 'trade',
      name: say('notice.page.row.trade'),
      told: trade && say(`branch-kind.${trade}`),
      // The words of the register are others than ours: nothing follows from a difference.
      register: { value: entry?.activities.join('; ') },
      inventory: { value: dealer && say(`branch-kind.${dealer.kind}`) },
    },
  ]
}

function useAddressLines({ notice, entry, dealer }: Sides): Line[] {
  const say = useSay()
  const { at, to } = notice
  const registered = entry?.address?.kind === 'domestic' ? entry.address : null
  const line = (key: 'address' | 'to', told: NoticeAddress): Line => ({
    key,
    name: say(`notice.page.row.${key}`),
    told: <Address {...told} />,
    register: {
      value: entry && (entry.isShielded ? say('notice.page.shielded') : <EntryAddress entry={entry} />),
      like: compareAddress(told, registered),
    },
    inventory: { value: dealer && <Address {...dealer} />, like: compareAddress(told, dealer) },
  })
  const when: Line = {
    key: 'day',
    name: say('notice.page.row.day'),
    told: say(`notices.row.${notice.kind}`, { day: notice.happensOn }),
    register: { value: entry && <Registered entry={entry} /> },
    inventory: {
      value: dealer
        ? dealer.facts.endedOn
          ? say('notice.page.listed-until', { day: dealer.facts.endedOn })
          : say('notice.page.listed-since', { day: dealer.facts.listedOn })
        : say('notice.page.not-listed'),
    },
  }
  return [line('address', at), ...(to ? [line('to', to)] : []), when]
}

function Address(props: {
  street: string
  houseNumber: string | null
  postcode: string | null
  town: string
}) {
  const { street, houseNumber, postcode, town } = props
  return (
    <>
      {street} {houseNumber}
      <span className="sub">
        {postcode} {town}
      </span>
    </>
  )
}

function EntryAddress({ entry: { address } }: { entry: TradeEntry }) {
  const say = useSay()
  if (!address) return <span className="muted">{say('notice.page.unsaid')}</span>
  if (address.kind === 'domestic') return <Address {...address} />
  return (
    <>
      {address.lines.join(', ')}
      <span className="sub">{address.country}</span>
    </>
  )
}

function Registered({ entry: { isEnded, endedOn, startedOn } }: { entry: TradeEntry }) {
  const say = useSay()
  if (endedOn !== null) return say('notice.page.registered-until', { day: endedOn })
  if (isEnded) return say('notice.page.registered-ended')
  return startedOn === null
    ? say('notice.page.registered')
    : say('notice.page.registered-since', { day: startedOn })
}
