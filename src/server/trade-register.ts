import {
  KVK_STAND_IN_KEY,
  KVK_STAND_IN_PATH,
  KVK_URL,
  kvkStandInRoutes,
  openTradeRegister,
  type TradeRegister,
} from '../capabilities/dealers/public.ts'
import { dayInAmsterdam } from '../kernel/dates.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'

/** The trade register that this server asks: the real one with a key, in demo mode our own stand-in. */
export async function mountTradeRegister(app: App, config: ServeConfig): Promise<TradeRegister> {
  const { mode, port, kvkUrl, kvkKey, kvkGeneration: generation } = config
  if (mode === 'demo') {
    // Made-up businesses: nothing of them is loaded where people work.
    const { makeTradeRegister } = await import('../../seeds/trade-register.ts')
    kvkStandInRoutes(app, makeTradeRegister(dayInAmsterdam(new Date())))
  }
  if (mode === 'demo' && kvkUrl === undefined)
    return openTradeRegister({
      url: `http://localhost:${port}${KVK_STAND_IN_PATH}`,
      key: KVK_STAND_IN_KEY,
      generation,
    })
  return openTradeRegister({ url: kvkUrl ?? KVK_URL, key: kvkKey, generation })
}
