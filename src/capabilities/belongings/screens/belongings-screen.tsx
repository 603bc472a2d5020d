import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { buttonClass } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Page } from '../../../web/components/page.tsx'
import { SearchField } from '../../../web/components/search-field.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatCents } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { matchesSearch, type Thing, totalPrice } from '../rules/thing.ts'
import { shownNumber, titleOf } from './thing-words.ts'
import type { Kept } from './vault.ts'
import { type OpenVault, VaultDoor } from './vault-door.tsx'

/** What someone owns: the list, and what can be done with all of it. */
export function BelongingsScreen() {
  return <VaultDoor>{(open) => <Belongings {...open} />}</VaultDoor>
}

function Belongings({ things }: OpenVault) {
  const say = useSay()
  const { locale } = useLanguage()
  if (things.length === 0) return <Empty />
  const { cents, known } = totalPrice(things.map(({ value }) => value))
  const lead = say('belongings.list.lead', { count: things.length })
  const total = known > 0 ? say('belongings.list.total', { total: formatCents(cents, locale), known }) : ''
  return (
    <Page
      title={say('belongings.title')}
      lead={`${lead} ${total}`}
      deed={
        <Link className={buttonClass({ main: true })} to="/spullen/nieuw">
          <Icon name="plus" />
          {say('belongings.add')}
        </Link>
      }
    >
      <List things={things} />
      <Others />
    </Page>
  )
}

function Empty() {
  const say = useSay()
  return (
    <Page title={say('belongings.title')} lead={say('belongings.empty.lead')}>
      <div className="empty">
        <h2>{say('belongings.empty.title')}</h2>
        <p>{say('belongings.empty.text')}</p>
        <div className="deeds">
          <Link className={buttonClass({ main: true })} to="/spullen/nieuw">
            <Icon name="plus" />
            {say('belongings.add')}
          </Link>
          <Link className={buttonClass()} to="/spullen/inlezen">
            {say('belongings.import')}
          </Link>
        </div>
      </div>
      <p className="section">
        <Link className="text-link" to="/spullen/kluis">
          <Icon name="lock" />
          {say('belongings.vault.link')}
        </Link>
      </p>
    </Page>
  )
}

function List({ things }: { things: Kept<Thing>[] }) {
  const say = useSay()
  const { q = '', zoek } = getRouteApi('/spullen').useSearch()
  const navigate = useNavigate({ from: '/spullen' })
  const found = things
    .filter(({ value }) => q === '' || matchesSearch(value, say(`category.${value.category}`), q))
    .toSorted((one, other) => titleOf(one.value, say).localeCompare(titleOf(other.value, say)))
  return (
    <>
      <div className="tools">
        <SearchField
          label={say('belongings.list.search')}
          current={q}
          isAsked={zoek !== undefined}
          onSearch={(text) => void navigate({ search: text ? { q: text } : {}, replace: true })}
        />
      </div>
      {found.length === 0 ? (
        <p role="status">{say('belongings.list.none', { q })}</p>
      ) : (
        <DataTable
          caption={say('belongings.title')}
          columns={useColumns()}
          rows={found}
          rowKey={({ id }) => id}
        />
      )}
    </>
  )
}

function useColumns(): Column<Kept<Thing>>[] {
  const say = useSay()
  const { locale } = useLanguage()
  return [
    {
      key: 'thing',
      head: say('belongings.field.thing'),
      className: 'is-title',
      cell: ({ id, value }) => (
        <>
          <Link className="go" to="/spullen/$id" params={{ id }}>
            {titleOf(value, say)}
          </Link>
          <span className="sub">{say(`category.${value.category}`)}</span>
        </>
      ),
    },
    {
      key: 'number',
      head: say('belongings.field.number'),
      className: 'is-full',
      cell: ({ value }) => <Numbers thing={value} />,
    },
    {
      key: 'price',
      head: say('belongings.field.price'),
      className: 'number',
      cell: ({ value: { priceCents } }) => (priceCents === null ? '' : formatCents(priceCents, locale)),
    },
  ]
}

function Numbers({ thing }: { thing: Thing }) {
  const say = useSay()
  const [first, ...more] = thing.identifiers
  if (first === undefined) {
    return (
      <Status tone="look" icon="alert">
        {say('belongings.list.no-number')}
      </Status>
    )
  }
  return (
    <span className="mono">
      {shownNumber(first.kind, first.value)}
      {more.length > 0 && (
        <span className="sub">{say('belongings.list.more-numbers', { count: more.length })}</span>
      )}
    </span>
  )
}

function Others() {
  const say = useSay()
  return (
    <nav className="deeds section" aria-label={say('belongings.list.all')}>
      <Link className={buttonClass()} to="/spullen/lijst">
        <Icon name="print" />
        {say('belongings.export')}
      </Link>
      <Link className={buttonClass()} to="/spullen/inlezen">
        {say('belongings.import')}
      </Link>
      <Link className="text-link" to="/spullen/kluis">
        <Icon name="lock" />
        {say('belongings.vault.link')}
      </Link>
    </nav>
  )
}
