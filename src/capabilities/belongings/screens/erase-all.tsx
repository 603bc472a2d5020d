import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useAccount, useIsDemoAccount, useVaultAgain } from './use-vault.ts'
import { eraseAll } from './vault.ts'

/** Everything at once, after one question that says what it means. */
export function EraseAll() {
  const say = useSay()
  const account = useAccount()
  const isDemo = useIsDemoAccount()
  const again = useVaultAgain()
  const [isAsking, setIsAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const erase = async () => {
    const { accountStays } = await eraseAll(account)
    if (accountStays) await again()
    else location.assign('/')
  }
  if (!isAsking) return <Button onClick={() => setIsAsking(true)}>{say('belongings.erase.ask')}</Button>
  return (
    <Notice tone="error" role="alert" title={say('belongings.erase.title')}>
      <p>{say('belongings.erase.means')}</p>
      <p>{say(isDemo ? 'belongings.erase.demo' : 'belongings.erase.account')}</p>
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <button
          type="button"
          className="utrecht-button utrecht-button--primary-action is-red"
          onClick={() => void erase().catch(setFailure)}
        >
          {say('belongings.erase.button')}
        </button>
        <Button onClick={() => setIsAsking(false)}>{say('belongings.erase.stop')}</Button>
      </div>
    </Notice>
  )
}
