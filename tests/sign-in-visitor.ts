import type { Helder } from '../src/server/assemble.ts'

export type Page = { url: string; status: number; text: string; headers: Record<string, unknown> }
/** A browser without a screen: follows redirects between Helder (called without a port) and brokers, keeps cookies. */
export type Visitor = {
  /** Goes somewhere and follows until a page comes; `stopAt` gives the address of a redirect instead of following it. */
  goto: (url: string, stopAt?: (url: string) => boolean) => Promise<Page>
  /** Sends a form to a page. */
  send: (url: string, form: Record<string, string>, stopAt?: (url: string) => boolean) => Promise<Page>
  /** The cookie of Helder with this name. */
  cookie: (name: string) => string | undefined
  keep: (name: string, value: string) => void
  /** GET /v1/me as this browser. */
  me: () => Promise<Record<string, unknown>>
}
type Answer = {
  status: number
  text: string
  headers: Record<string, unknown>
  cookies: string[]
  location: string | null
}
type Asked = { method: 'GET' | 'POST'; body?: string }

export const BASE_URL = 'http://helder.test'

export function openVisitor(helder: Pick<Helder, 'app'>): Visitor {
  const jars = new Map<string, Map<string, string>>()
  const jarOf = (url: string) => {
    const { host } = new URL(url)
    if (!jars.has(host)) jars.set(host, new Map())
    return jars.get(host)!
  }

  async function ask(url: string, asked: Asked): Promise<Answer> {
    const headers = {
      cookie: [...jarOf(url)].map(([name, value]) => `${name}=${value}`).join('; '),
      'user-agent': 'Firefox/150 Linux',
      ...(asked.body !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }),
    }
    const answer = url.startsWith(`${BASE_URL}/`)
      ? await askHelder(helder, url, asked, headers)
      : await askBroker(url, asked, headers)
    for (const cookie of answer.cookies) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970|Max-Age=0/i.test(cookie)) jarOf(url).delete(name)
      else jarOf(url).set(name, value)
    }
    return answer
  }

  async function follow(url: string, asked: Asked, stopAt = (_url: string) => false): Promise<Page> {
    const { location, status, text, headers } = await ask(url, asked)
    if (location === null) return { url, status, text, headers }
    const next = new URL(location, url).href
    if (stopAt(next)) return { url: next, status, text: '', headers }
    return follow(next, { method: 'GET' }, stopAt)
  }

  return {
    goto: (url, stopAt) => follow(new URL(url, BASE_URL).href, { method: 'GET' }, stopAt),
    send: (url, form, stopAt) =>
      follow(url, { method: 'POST', body: new URLSearchParams(form).toString() }, stopAt),
    cookie: (name) => jarOf(BASE_URL).get(name),
    keep: (name, value) => void jarOf(BASE_URL).set(name, value),
    async me() {
      return JSON.parse((await ask(`${BASE_URL}/v1/me`, { method: 'GET' })).text) as Record<string, unknown>
    },
  }
}

async function askHelder(
  { app }: Pick<Helder, 'app'>,
  url: string,
  asked: Asked,
  headers: Record<string, string>,
): Promise<Answer> {
  const { pathname, search } = new URL(url)
  const answer = await app.inject({
    method: asked.method,
    url: pathname + search,
    headers: { ...headers, host: 'helder.test' },
    ...(asked.body !== undefined && { payload: asked.body }),
  })
  return {
    status: answer.statusCode,
    text: answer.body,
    headers: answer.headers,
    cookies: [answer.headers['set-cookie'] ?? []].flat(),
    location: answer.headers.location ?? null,
  }
}

async function askBroker(url: string, asked: Asked, headers: Record<string, string>): Promise<Answer> {
  const answer = await fetch(url, {
    method: asked.method,
    headers,
    redirect: 'manual',
    ...(asked.body !== undefined && { body: asked.body }),
  })
  return {
    status: answer.status,
    text: await answer.text(),
    headers: Object.fromEntries(answer.headers),
    cookies: answer.headers.getSetCookie(),
    location: answer.headers.get('location'),
  }
}
