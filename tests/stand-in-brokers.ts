import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Provider, ProviderInput } from '../src/capabilities/access/public.ts'
import { standInKinds } from '../src/server/stand-in-broker/kinds.ts'
import { openStandIn } from '../src/server/stand-in-broker/open-stand-in.ts'
import { BASE_URL } from './sign-in-visitor.ts'

/** A server of this machine on a free port. */
export async function listen(answer: RequestListener): Promise<{ url: string; close: () => Promise<void> }> {
  const server: Server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Writes what HELDER_SSO_FILE names: settings, and per provider its secret or key beside it. */
export function writeProviders(
  providers: readonly { settings: ProviderInput; credential: Provider['credential'] }[],
): { file: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'helder-sso-'))
  const settings = providers.map(({ settings: one, credential }) => {
    const name = `${one.id}.${'secret' in credential ? 'secret' : 'pem'}`
    const text =
      'secret' in credential ? credential.secret : credential.key.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    const authentication =
      'secret' in credential
        ? { method: 'client_secret_basic' as const, secretFile: name }
        : { method: 'private_key_jwt' as const, keyFile: name }
    return { ...one, authentication }
  })
  const file = join(folder, 'sso.json')
  writeFileSync(file, JSON.stringify({ providers: settings }))
  return { file, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export type StandIns = {
  file: string
  /** Puts one out of order, and back. */
  breakDown: (id: string, broken: boolean) => void
  close: () => Promise<void>
}

/** The three stand-ins, each on a port of its own, and the settings with which Helder finds them. */
export async function openStandInBrokers(
  change: (settings: ProviderInput) => ProviderInput = (same) => same,
): Promise<StandIns> {
  const broken = new Set<string>()
  const opened = await Promise.all(
    standInKinds.map(async (kind) => {
      const answer: { current: RequestListener } = { current: () => undefined }
      const server = await listen((request, response) => {
        if (!broken.has(kind.id)) return answer.current(request, response)
        response.statusCode = 502
        response.end('Bad gateway')
      })
      const issuer = `${server.url}/${kind.id}`
      const standIn = openStandIn(kind, { issuer, client: BASE_URL })
      answer.current = (request, response) => void standIn.answer(request, response)
      const { credential, ...settings } = standIn.provider
      return { server, credential, settings: change(settings) }
    }),
  )
  const written = writeProviders(opened)
  return {
    file: written.file,
    breakDown: (id, isBroken) => void (isBroken ? broken.add(id) : broken.delete(id)),
    async close() {
      written.remove()
      await Promise.all(opened.map(({ server }) => server.close()))
    },
  }
}
