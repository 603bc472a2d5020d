import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { removeDeviceKeys } from '../../../web/device-keys.ts'
import { useMe } from '../../../web/session.ts'
import { openVault, type Vault } from './vault.ts'

/** The vault of who is signed in: open, new or locked. */
export function useVaultState() {
  const account = useAccount()
  return useQuery({
    queryKey: ['vault', account],
    queryFn: () => openVault(account),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The code of the citizen who is signed in. */
export const useAccount = () => useMe().organisation.code

/** The account that the demo comes with, which everyone who tries it shares; others have no name. */
export const useIsDemoAccount = () => useMe().name !== ''

/** Looks at the vault again, after it was made, opened or emptied. */
export function useVaultAgain(): () => Promise<void> {
  const client = useQueryClient()
  const account = useAccount()
  return async () => {
    client.removeQueries({ queryKey: ['belongings'] })
    await client.invalidateQueries({ queryKey: ['vault', account] })
  }
}

/** Everything in an open vault. */
export const thingsQuery = (vault: Vault, account: string) =>
  queryOptions({
    queryKey: ['belongings', account],
    queryFn: async () => {
      try {
        return await vault.list()
      } catch (error) {
        // The key on this device is of a vault that was emptied elsewhere: it opens nothing any more.
        if (error instanceof DOMException && error.name === 'OperationError') await removeDeviceKeys(account)
        throw error
      }
    },
  })
