import { rememberPasskey } from '../../belongings/screens/vault.ts'
import { getJson } from '../../../web/api.ts'
import type { UsedPasskey } from '../../../web/passkey.ts'
import { queryClient } from '../../../web/query-client.ts'
import type { MeView } from '../contract.ts'

/** Signs in with a passkey. What it gives to open a vault stays on this device; only citizens have one. */
export async function enterWith(use: () => Promise<UsedPasskey>): Promise<MeView> {
  const used = await use()
  queryClient.clear()
  const me = await getJson<MeView>('/v1/me')
  if (me.role === 'citizen') await rememberPasskey(me.organisation.code, used)
  return me
}
