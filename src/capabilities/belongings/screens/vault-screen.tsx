import { Link, useRouterState } from '@tanstack/react-router'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { EraseAll } from './erase-all.tsx'
import './belongings.css'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** A new recovery code came into use a moment ago. */
    codeRenewed?: boolean
  }
}

/** What is kept and how, and the way out of it. */
export function VaultScreen() {
  const say = useSay()
  const isRenewed = useRouterState({ select: ({ location }) => location.state.codeRenewed === true })
  return (
    <Page title={say('belongings.vault.title')} crumb={{ to: '/spullen', text: say('belongings.title') }}>
      <div className="belongings-narrow">
        {isRenewed && (
          <Notice tone="ok" role="status" title={say('belongings.new-code.done')}>
            <p>{say('belongings.new-code.done-text')}</p>
          </Notice>
        )}
        <p>{say('belongings.begin.who.text')}</p>
        <p>{say('belongings.vault.knows')}</p>
        <h2>{say('belongings.begin.can.title')}</h2>
        <ul className="plain-points">
          <li>{say('belongings.begin.can.passkey')}</li>
          <li>{say('belongings.begin.can.code')}</li>
        </ul>
        <p>
          <strong>{say('belongings.begin.cannot.both')}</strong> {say('belongings.begin.cannot.nobody')}
        </p>
        <p>
          <Link className="text-link" to="/spullen/kluis/code">
            {say('belongings.new-code.link')}
          </Link>
        </p>
        <section className="section">
          <h2>{say('belongings.vault.device.title')}</h2>
          <p>{say('belongings.vault.device.text')}</p>
        </section>
        <section className="section">
          <h2>{say('belongings.erase.heading')}</h2>
          <p>{say('belongings.erase.text')}</p>
          <EraseAll />
        </section>
      </div>
    </Page>
  )
}
