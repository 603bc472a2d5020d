import type { Import, Module } from './modules.ts'

/** Each rule gives one sentence per violation; the tidy test wants none, and plants some to see that it would. */
export type Violation = string

const STANDS_ALONE = ['kernel', 'identifiers', 'log']
const VERIFIER_MAY_USE = ['crypto', 'fs', 'fs/promises', 'path', 'url'].map((name) => `node:${name}`)
/** The scanner knows numbers and readers of pictures, and nothing of Helder: site and app hand it its words. */
const SCAN_MAY_USE = ['scan', 'identifiers', 'kernel']
/** What a visitor's browser gets of the public site; sizes are held by tests/page-weight.test.ts. */
const SITE_SCRIPT = 'src/public/script/'
const IS_TEST = /(\.test\.tsx?|\/test-[a-z-]+\.ts)$/

/** architecture.md 1, "Directions". */
export function wrongDirections(modules: Module[]): Violation[] {
  return modules
    .filter(({ path }) => path.startsWith('src/') && !IS_TEST.test(path))
    .flatMap((module) =>
      module.imports
        .map((item) => ({ item, why: forbidden(module.path, item) }))
        .filter(({ why }) => why !== null)
        .map(({ item, why }) => `${module.path} imports ${item.to}: ${why}`),
    )
}

/** Files that import each other in a circle at run time; types do not count, they are gone by then. */
export function cycles(modules: Module[]): Violation[] {
  const known = new Map(modules.map((module) => [module.path, module]))
  const done = new Set<string>()
  const found: Violation[] = []
  const visit = (path: string, trail: string[]) => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' -> '))
    if (trail.includes(path) || done.has(path)) return
    for (const { to, isType } of known.get(path)?.imports ?? []) if (!isType) visit(to, [...trail, path])
    done.add(path)
  }
  for (const { path } of modules) visit(path, [])
  return found
}

type Place = { area: string; capability: string | null; room: string }

/** src/capabilities/thefts/rules/x.ts is area capabilities, capability thefts, room rules. */
function placeOf(path: string): Place {
  const [, area = '', name = '', room = ''] = path.split('/')
  const isCapability = area === 'capabilities'
  return { area, capability: isCapability ? name : null, room: isCapability ? room : name }
}

function forbidden(from: string, { to, isType }: Import): string | null {
  const here = placeOf(from)
  if (!to.startsWith('src/')) return forbiddenOutside(here, to)
  const there = placeOf(to)
  if (STANDS_ALONE.includes(here.area) && there.area !== here.area) return `${here.area} stands alone`
  if (here.area === 'log' && here.room === 'verify' && there.room !== 'verify' && !IS_TEST.test(from)) {
    return 'the verifier shares nothing with the writer'
  }
  if (here.area === 'platform' && !['platform', ...STANDS_ALONE].includes(there.area)) {
    return 'platform knows no capability'
  }
  if (here.area === 'scan') return SCAN_MAY_USE.includes(there.area) ? null : 'the scanner stands alone'
  const inBrowser = here.area === 'web' || here.room === 'screens'
  if (inBrowser)
    return isType || runsInBrowser(there, to) ? null : 'a screen takes contract.ts, rules/ and types only'
  if (from.startsWith(SITE_SCRIPT)) return isType ? null : forbiddenForSite(there, to)
  if (to.startsWith(SITE_SCRIPT)) return 'the server takes nothing of the script'
  if (there.area === 'web' || there.room === 'screens') return 'the server takes nothing of the screens'
  if (here.capability !== null) return forbiddenForCapability(here, there)
  if (here.area === 'public') return null
  if (there.capability !== null && there.room !== 'public.ts')
    return 'a capability is reached through its public.ts'
  return null
}

function forbiddenForSite(there: Place, to: string): string | null {
  const ours = to.startsWith(SITE_SCRIPT) || to === 'src/public/moment.ts'
  if (ours || (there.area !== 'web' && runsInBrowser(there, to))) return null
  return 'the script of the site takes identifiers, the scanner, contract.ts, rules/ and types only'
}

function forbiddenForCapability(here: Place, there: Place): string | null {
  const outer = ['server', 'worker', 'cli', 'public']
  if (outer.includes(there.area)) return 'a capability knows no entry point'
  const foreign = there.capability !== null && there.capability !== here.capability
  return foreign && there.room !== 'public.ts' ? 'another capability is reached through its public.ts' : null
}

function runsInBrowser(there: Place, to: string): boolean {
  if (['web', 'kernel', 'identifiers'].includes(there.area)) return true
  if (there.area === 'scan') return to === 'src/scan/public.ts'
  if (there.area === 'platform') return there.room === 'messages' || to.endsWith('contract.ts')
  return ['screens', 'rules', 'contract.ts'].includes(there.room)
}

function forbiddenOutside({ area, room }: Place, to: string): string | null {
  if (to.startsWith('node:')) {
    if (area === 'web' || area === 'scan' || room === 'screens' || room === 'script')
      return 'a browser has no node: modules'
    // An id is chance and clock by nature: the one file of the kernel that may ask for them.
    const isId = area === 'kernel' && room === 'ids.ts' && to === 'node:crypto'
    if ((area === 'kernel' || area === 'identifiers') && !isId) return `${area} is pure`
  }
  if (area === 'log' && room === 'verify' && !VERIFIER_MAY_USE.includes(to)) {
    return 'the verifier stands on node:crypto and files alone'
  }
  if (STANDS_ALONE.includes(area) && !to.startsWith('node:')) return `${area} stands alone`
  return to.startsWith('tests/') ? 'the product knows no tests' : null
}
