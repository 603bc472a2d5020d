// Without a connection: a page that says that nothing can be checked now, and the signed-in app where src/web/offline-app.ts
// kept its files for a visit. Keeps files of our own, never an answer.
type Extendable = Event & { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Event & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Scope = EventTarget & { skipWaiting: () => Promise<void>; clients: { claim: () => Promise<void> } }

const scope = self as unknown as Scope
const shelf = 'helder-offline'
/** Filled and cleaned by the app itself (src/web/offline-app.ts). */
const appShelf = 'helder-app'
const offline = { nl: '/offline', en: '/offline?taal=en' }
const files = [
  ...Object.values(offline),
  '/public/site.css',
  '/public/site.js',
  '/public/words-nl.json',
  '/public/words-en.json',
  '/public/text-400.woff2',
  '/public/text-600.woff2',
  '/public/number-400.woff2',
  '/public/icon.svg',
  '/manifest.webmanifest',
]

scope.addEventListener('install', (event) => {
  const kept = caches.open(shelf).then((cache) => cache.addAll(files))
  ;(event as Extendable).waitUntil(kept.then(() => scope.skipWaiting()))
})
scope.addEventListener('activate', (event) => (event as Extendable).waitUntil(scope.clients.claim()))

scope.addEventListener('fetch', (event) => {
  const { request, respondWith } = event as Fetching
  const { pathname, searchParams } = new URL(request.url)
  const isNavigation = request.mode === 'navigate'
  const isApp = pathname === '/app' || pathname.startsWith('/app/')
  const isGet = request.method === 'GET'
  if (isNavigation && isApp) respondWith.call(event, openApp(request))
  else if (isNavigation)
    respondWith.call(event, visit(request, searchParams.get('taal') === 'en' ? 'en' : 'nl'))
  else if (isGet && /^\/(app\/assets|scan)\//.test(pathname)) respondWith.call(event, kept(request))
  else if (isGet && files.includes(pathname)) respondWith.call(event, fresh(request))
})

/** The app of now; without a connection the one page of the app that was kept, whatever its address. */
async function openApp(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const page = await (await caches.open(appShelf)).match('/app/')
    if (page) return page
    throw error
  }
}

/** A file of the app, whose name changes with its contents: the kept one is the same one. */
async function kept(request: Request): Promise<Response> {
  return (await (await caches.open(appShelf)).match(request.url)) ?? fetch(request)
}

/** The page itself, or without a connection the offline page in the same language. */
async function visit(request: Request, language: 'nl' | 'en'): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    const kept = await caches.match(offline[language])
    if (kept) return kept
    throw error
  }
}

/** The file of now, which replaces the kept one; without a connection the kept one. */
async function fresh(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request)
    if (answer.ok) await (await caches.open(shelf)).put(request, answer.clone())
    return answer
  } catch (error) {
    const kept = await caches.match(request)
    if (kept) return kept
    throw error
  }
}
