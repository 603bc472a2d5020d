import type { OrganisationKind } from '../../../kernel/codes.ts'
import type { Provider } from './read-providers.ts'
import { type Broker, openBroker } from './open-broker.ts'

/** A door that people of an organisation come in by. */
export type Door = { provider: Provider; broker: Broker }
export type Doors = { find: (id: string) => Door | null; list: () => ListedProvider[] }
/** What a sign-in page shows of a provider. */
export type ShownProvider = { id: string; name: { nl: string; en: string } }
/** And for whom it is: the kind of organisation it knows. */
export type ListedProvider = ShownProvider & { organisationKind: OrganisationKind }

export function openProviders(providers: readonly Provider[]): Doors {
  const doors = new Map(
    providers.map((provider) => [provider.id, { provider, broker: openBroker(provider) }]),
  )
  return {
    find: (id) => doors.get(id) ?? null,
    list: () => providers.map(({ id, name, organisationKind }) => ({ id, name, organisationKind })),
  }
}
