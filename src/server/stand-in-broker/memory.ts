import type { Adapter, AdapterPayload } from 'oidc-provider'

type Kept = { payload: AdapterPayload; until: number }

/** What a stand-in keeps, in memory: gone when the demo ends. One store per broker. */
export function memoryAdapter(): new (name: string) => Adapter {
  const kept = new Map<string, Kept>()
  return class implements Adapter {
    #name: string
    constructor(name: string) {
      this.#name = name
    }
    #key(id: string): string {
      return `${this.#name} ${id}`
    }
    async upsert(id: string, payload: AdapterPayload, lasts_seconds = 3600): Promise<void> {
      for (const [key, { until }] of kept) if (until < Date.now()) kept.delete(key)
      kept.set(this.#key(id), { payload, until: Date.now() + lasts_seconds * 1000 })
    }
    async find(id: string): Promise<AdapterPayload | undefined> {
      const found = kept.get(this.#key(id))
      return found && found.until > Date.now() ? found.payload : undefined
    }
    async findByUid(uid: string): Promise<AdapterPayload | undefined> {
      const found = [...kept].find(
        ([key, { payload }]) => key.startsWith(`${this.#name} `) && payload.uid === uid,
      )
      return found?.[1].payload
    }
    // No devices sign in here.
    async findByUserCode(): Promise<undefined> {}
    async consume(id: string): Promise<void> {
      const found = kept.get(this.#key(id))
      if (found) found.payload['consumed'] = Math.floor(Date.now() / 1000)
    }
    async destroy(id: string): Promise<void> {
      kept.delete(this.#key(id))
    }
    async revokeByGrantId(grantId: string): Promise<void> {
      for (const [key, { payload }] of kept) if (payload.grantId === grantId) kept.delete(key)
    }
  }
}
