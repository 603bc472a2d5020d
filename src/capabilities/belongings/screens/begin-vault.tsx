import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { CODE_BYTES } from '../rules/recovery-code.ts'
import { ShowCode } from './show-code.tsx'
import { useAccount, useIsDemoAccount, useVaultAgain } from './use-vault.ts'
import { beginVault } from './vault.ts'

/** Before the first thing: what recovery can and can't do, then the code, once. */
export function BeginVault() {
  const say = useSay()
  const [code, setCode] = useState<Uint8Array<ArrayBuffer> | null>(null)
  const isDemo = useIsDemoAccount()
  const account = useAccount()
  const again = useVaultAgain()
  if (code !== null) {
    return (
      <ShowCode
        code={code}
        deed={say('belongings.code.button')}
        onShown={() => beginVault(account, code).then(again)}
      />
    )
  }
  return (
    <Page title={say('belongings.begin.title')} lead={say('belongings.begin.lead')}>
      <div className="belongings-narrow">
        {isDemo && (
          <Notice tone="info" title={say('belongings.demo.title')}>
            <p>{say('belongings.demo.begin')}</p>
          </Notice>
        )}
        <h2>{say('belongings.begin.who.title')}</h2>
        <p>{say('belongings.begin.who.text')}</p>
        <h2>{say('belongings.begin.can.title')}</h2>
        <ul className="plain-points">
          <li>{say('belongings.begin.can.passkey')}</li>
          <li>{say('belongings.begin.can.code')}</li>
        </ul>
        <h2>{say('belongings.begin.cannot.title')}</h2>
        <p>
          <strong>{say('belongings.begin.cannot.both')}</strong> {say('belongings.begin.cannot.nobody')}
        </p>
        <div className="deeds">
          <Button main onClick={() => setCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES)))}>
            {say('belongings.begin.button')}
          </Button>
        </div>
      </div>
    </Page>
  )
}
