import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { BeginVault } from './begin-vault.tsx'
import { UnlockVault } from './unlock-vault.tsx'
import { thingsQuery, useAccount, useVaultAgain, useVaultState } from './use-vault.ts'
import type { Kept, Vault } from './vault.ts'
import type { Thing } from '../rules/thing.ts'
import './belongings.css'

export type OpenVault = { vault: Vault; things: Kept<Thing>[]; again: () => Promise<void> }

/** Shows a page once the vault is open; before that, what has to be done to open it. */
export function VaultDoor({ children }: { children: (open: OpenVault) => ReactNode }) {
  const say = useSay()
  const { data, error, refetch } = useVaultState()
  if (data === undefined) {
    return (
      <Page title={say('belongings.title')}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  if (data.state === 'new') return <BeginVault />
  if (data.state === 'locked') return <UnlockVault />
  return <Opened vault={data.vault}>{children}</Opened>
}

function Opened({ vault, children }: { vault: Vault; children: (open: OpenVault) => ReactNode }) {
  const say = useSay()
  const account = useAccount()
  const lookAgain = useVaultAgain()
  const { data, error, refetch } = useQuery(thingsQuery(vault, account))
  if (data === undefined) {
    return (
      <Page title={say('belongings.title')}>
        {error ? <ProblemNotice error={error} onAgain={() => void lookAgain()} /> : <Loading />}
      </Page>
    )
  }
  return children({ vault, things: data.things, again: async () => void (await refetch()) })
}
