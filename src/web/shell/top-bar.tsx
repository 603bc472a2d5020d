import { Link, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import type { MeView } from '../../capabilities/access/contract.ts'
import { Icon } from '../components/icon.tsx'
import { Status } from '../components/status.tsx'
import { Wordmark } from '../components/wordmark.tsx'
import { useLanguage, useSay } from '../language.tsx'
import { publicAddress } from '../public-address.ts'
import { firstPages, useSignOut } from '../session.ts'
import { CapacityBar } from './capacity-bar.tsx'
import { FindingCount } from './finding-count.tsx'
import { GoodsListCount } from './goods-list-count.tsx'
import { LeadCount } from './lead-count.tsx'
import { navigationOf, searches } from './navigation.ts'

/** Name, where someone works, search, keys, language, sign-out, and the main menu of the role. */
export function TopBar({ me, onKeys }: { me: MeView; onKeys: () => void }) {
  const say = useSay()
  // The menu is open on one page: going to another closes it.
  const [openOn, setOpenOn] = useState<string | null>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isOpen = openOn === path
  const search = searches[me.role]
  return (
    <>
      <header>
        {me.demo && (
          <div className="demo-bar">
            <p className="wrap">{say('shell.demo')}</p>
          </div>
        )}
        <div className="top">
          <div className="wrap">
            <Link className="brand" to={firstPages[me.role] as '/'}>
              <Wordmark />
            </Link>
            <Where me={me} />
            <button
              type="button"
              className="menu-button"
              aria-expanded={isOpen}
              aria-controls="main-nav"
              onClick={() => setOpenOn(isOpen ? null : path)}
            >
              <Icon name="menu" />
              {say('shell.menu')}
            </button>
            <div className="top-right">
              {search && (
                <Link className="find" to={search.to as '/'} search={{ zoek: '1' } as never}>
                  {say(search.message)}
                  <kbd>/</kbd>
                </Link>
              )}
              <Own onKeys={onKeys} />
            </div>
          </div>
        </div>
        <CapacityBar me={me} />
      </header>
      <nav
        id="main-nav"
        className={isOpen ? 'main-nav is-open' : 'main-nav'}
        aria-label={say('shell.nav.label')}
      >
        <div className="wrap">
          {navigationOf(me).map(({ to, message, counts }) => (
            <Link key={to} to={to as '/'} aria-current={isBelow(path, to) ? 'page' : undefined}>
              {say(message)}
              {counts === 'findings' && <FindingCount />}
              {counts === 'leads' && <LeadCount />}
              {counts === 'goods-lists' && <GoodsListCount />}
            </Link>
          ))}
          <div className="only-narrow">
            <Own onKeys={onKeys} />
          </div>
        </div>
      </nav>
    </>
  )
}

/** The top of a screen for who is not signed in: the name, back to the site, and the language. */
export function OpenTop() {
  const say = useSay()
  const { locale, change } = useLanguage()
  const other = locale === 'nl' ? 'en' : 'nl'
  return (
    <header className="top">
      <div className="wrap">
        <a className="brand" href={publicAddress('/', locale)}>
          <Wordmark />
        </a>
        <div className="top-right">
          <button type="button" className="plain-link" lang={other} onClick={() => change(other)}>
            {say('shell.language.other')}
          </button>
        </div>
      </div>
    </header>
  )
}

const isBelow = (path: string, to: string) => path === to || path.startsWith(`${to}/`)

function Own({ onKeys }: { onKeys: () => void }) {
  const say = useSay()
  const { locale, change } = useLanguage()
  const signOut = useSignOut()
  const [hasFailed, setHasFailed] = useState(false)
  const other = locale === 'nl' ? 'en' : 'nl'
  return (
    <>
      <button type="button" className="plain-link hide-narrow" onClick={onKeys}>
        {say('shell.keys.title')}
        <kbd>?</kbd>
      </button>
      <button type="button" className="plain-link" lang={other} onClick={() => change(other)}>
        {say('shell.language.other')}
      </button>
      <Link className="plain-link" to="/account">
        {say('account.nav')}
      </Link>
      <button
        type="button"
        className="plain-link"
        onClick={() => void signOut().then((done) => setHasFailed(!done))}
      >
        {say('shell.sign-out')}
      </button>
      {hasFailed && (
        <span role="alert">
          <Status icon="alert" tone="look">
            {say('shell.sign-out-failed')}
          </Status>
        </span>
      )}
    </>
  )
}

/** Who someone is here: business and branch, or organisation and role. */
function Where({ me }: { me: MeView }) {
  const say = useSay()
  const only = me.branches.length === 1 ? me.branches[0] : undefined
  const second =
    me.branches.length > 0
      ? only
        ? `${only.street}, ${only.municipalityName}`
        : me.branches.map((branch) => branch.municipalityName).join(', ')
      : say(`shell.role.${me.role}`)
  return (
    <div className="where">
      {me.organisation.name}
      <span>{second}</span>
    </div>
  )
}
