import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { CapacityChoice } from './capacity-choice.tsx'
import { EmailSection } from './email-section.tsx'
import { PasskeysSection } from './passkeys-section.tsx'
import { RecoverySection } from './recovery-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { WhoSection } from './who-section.tsx'
import './sign-in.css'

/** Who someone is in Helder, how they sign in, and where they are signed in. */
export function AccountScreen() {
  const say = useSay()
  const me = useMe()
  return (
    <Page title={say('account.title')}>
      <CapacityChoice />
      <div className="account">
        <WhoSection />
        <PasskeysSection />
        <SessionsSection />
        {me.role === 'citizen' && <EmailSection />}
        <RecoverySection />
      </div>
    </Page>
  )
}
