import { join } from 'node:path'
import { accessRoutes, markLook, openBranches, openCallers } from '../capabilities/access/public.ts'
import {
  type CheckOptions,
  checkRoutes,
  lookUpRoutes,
  openChecks,
  openProofKey,
  openProofs,
  openShortWay,
  proofRoutes,
  retiredProofVkeys,
} from '../capabilities/check/public.ts'
import { belongingRoutes } from '../capabilities/belongings/public.ts'
import { campaignRoutes, judgePrice, recordPriceWeek } from '../capabilities/campaign/public.ts'
import { recordRhythm } from '../capabilities/dealers/public.ts'
import { makeDueReports } from '../capabilities/effect/public.ts'
import { disclosureRoutes } from '../capabilities/disclosures/public.ts'
import {
  type HitRouteDependencies,
  hitRoutes,
  matchChanges,
  openLiveInbox,
} from '../capabilities/matching/public.ts'
import { openPolicies, policyRoutes } from '../capabilities/policy/public.ts'
import {
  itemState,
  LogPlaces,
  logRoutes,
  openPerson,
  personView,
  registerRoutes,
} from '../capabilities/registers/public.ts'
import { goodsListRoutes, theftRoutes } from '../capabilities/thefts/public.ts'
import type { App } from '../platform/app.ts'
import type { ServeConfig } from '../platform/config.ts'
import { type Database, openDatabase } from '../platform/database.ts'
import { openClockWatch } from '../platform/clock-watch.ts'
import { KeyFiles } from '../platform/key-files.ts'
import type { Logger } from '../platform/logger.ts'
import { openMailer } from '../platform/mail.ts'
import type { RoleUrls } from '../platform/migrate.ts'
import { priceRoutes } from '../public/price-routes.ts'
import { buildApp } from './app.ts'
import { clientAddress, trustedProxies } from './client-address.ts'
import { type Health, healthRoutes } from './health.ts'
import { letterSteps, type LetterSteps } from './letter-work.ts'
import { mountProgramme } from './mount-programme.ts'
import { mountSupervision } from './mount-supervision.ts'
import { mountPublicSite } from './mount-public-site.ts'
import { openPublisher } from './publish-all.ts'
import { refuseWhileClockIsOff } from './refuse-while-clock-is-off.ts'
import { openSingleSignOn } from './single-sign-on.ts'
import { type Forgetting, startForgetting } from './start-forgetting.ts'
import { subjectRequestRoutes } from './subject-requests.ts'
import { webAppRoutes } from './web-app.ts'

/** `checking`: other budgets, and numbers of a bench. */
export type AssembleConfig = ServeConfig & RoleUrls & { checking?: Pick<CheckOptions, 'free' | 'also'> }
export type Helder = LetterSteps & {
  app: App
  /** One step of the sequencer: indexes, tiles, checkpoints. */
  publish: () => Promise<unknown>
  /** One step of the matcher. */
  match: () => Promise<unknown>
  /** Compares the clocks of server and database; while they are apart nothing is recorded. */
  compareClocks: () => Promise<void>
  /** This week's price ranges, unless they were made before. */
  recordPriceWeek: () => Promise<unknown>
  /** How long registers are usually silent, counted once a week. */
  recordRhythm: () => Promise<unknown>
  /** The reports of the regional boards that are due; says how many were made. */
  makeEffectReports: (now: Date) => Promise<number>
  forget: Forgetting['forget']
  /** Resolves once a load balancer that watches this server knows that it stops; see health.ts. */
  sayGoodbye: Health['sayGoodbye']
  close: () => Promise<void>
}
/** Called when something was recorded: the server wakes sequencer and matcher. */
export type Wake = {
  recorded: () => void
  reported: () => void
  /** Entries have their index in the log: the matcher can read them. */
  indexed?: () => void
}

/** Puts the capabilities together on one database: what `serve` runs and what tests call without a port. */
export async function assemble(config: AssembleConfig, logger: Logger, wake: Wake): Promise<Helder> {
  const sso = await openSingleSignOn(config)
  const database = openDatabase(config.appUrl, { max: 12, name: 'helder app' })
  const worker = openDatabase(config.workerUrl, { max: 4, name: 'helder worker' })
  const keys = new KeyFiles(config.dataDir)
  const places = new LogPlaces(config.dataDir, config.logName)
  // Asked for within transactions, which hold connections of the pool: from that pool all could wait for each other.
  const lookups = openDatabase(config.appUrl, { max: 2, name: 'helder lookups' })
  const policies = openPolicies(lookups)
  const branches = openBranches(lookups)
  const inbox = openLiveInbox({ database, logger })
  const municipalities = async () => (await policies.list()).map((policy) => policy.municipality)
  const publish = openPublisher({ worker, places, config, logger }, () => wake.indexed?.())
  const forgetting = startForgetting({ worker, keys, places }, policies, logger)

  // Guards first: a database that was restored to an older state must refuse before it can accept anything.
  await places.readGuards(await municipalities())
  await catchUp(publish, forgetting, logger)
  const clock = openClockWatch(lookups, { logger })
  await clock.compare()
  const proofKey = await openProofKey(config.dataDir, config.logName)
  const proofs = openProofs(proofKey, await retiredProofVkeys(config.dataDir))
  // Last, as it works on its own from here: a start that failed above leaves nothing running.
  const { checks, shortWay } = openCheck(config, keys, logger)
  const demo = config.mode === 'demo'
  let health: Health
  async function mount(app: App): Promise<void> {
    refuseWhileClockIsOff(app, clock.isOff)
    health = healthRoutes(app, database)
    accessRoutes(app, { database, branches, demo, keys, ...openInvitationMailer(app, config) })
    belongingRoutes(app, { database })
    policyRoutes(app, { database, policies })
    const guardSize = (municipality: string) => places.guardSize(municipality)
    const also = { guardSize, readProof: proofs.read, recorded: wake.recorded }
    registerRoutes(app, { database, branches, policies, keys, places, ...also })
    forgetting.routes(app, database)
    logRoutes(app, { database, places, municipalities })
    checkRoutes(app, { checks, shortWay })
    if (config.compatLookUp) lookUpRoutes(app, { database, keys, checks, logger })
    proofRoutes(app, { checks, proofs })
    theftRoutes(app, { database, keys, recorded: wake.reported })
    await goodsListRoutes(app, { database, keys, recorded: wake.reported })
    hitRoutes(app, { database, inbox, registers: registersForHits(keys) })
    disclosureRoutes(app, { database })
    await mountProgramme(app, { database, config, keys })
    await mountSupervision(app, { database, config, keys, checks })
    subjectRequestRoutes(app, { database, policies, keys })
    campaignRoutes(app, { database, keys })
    priceRoutes(app, { mode: config.mode, judge: (asked, today) => judgePrice(database, asked, today) })
    await webAppRoutes(app)
    await mountPublicSite(app, { config, database, policies, checks, proofs, sso, logger })
  }
  const callers = openCallers(database)
  const app = await buildApp({ ...config, logger, callers, demo, takeFirst: shortWay.take, mount })
  return {
    app,
    publish,
    match: () => matchChanges(worker),
    compareClocks: clock.compare,
    ...countsByItself(database, worker),
    ...letterSteps({ database, worker, baseUrl: config.baseUrl }),
    forget: forgetting.forget,
    sayGoodbye: () => health.sayGoodbye(),
    async close() {
      await app.close()
      await checks.close()
      await closeAll([database, lookups, worker])
    },
  }
}

/** What is counted by itself: each week in the registers, published rounded, and each month for the regional board. */
function countsByItself(
  database: Database,
  worker: Database,
): Pick<Helder, 'recordPriceWeek' | 'recordRhythm' | 'makeEffectReports'> {
  return {
    recordPriceWeek: () => recordPriceWeek(worker),
    recordRhythm: () => recordRhythm(worker),
    makeEffectReports: (now) => makeDueReports({ database, worker }, now),
  }
}

/** What the desk of hits may know of an entry. Opening its seller is a look, and marks the subject. */
function registersForHits(keys: KeyFiles): HitRouteDependencies['registers'] {
  return {
    itemState,
    openPerson: async (tx, entryId, action, purpose) => {
      const person = await openPerson(tx, entryId, action, purpose, keys)
      if (person?.seller) await markLook(tx, keys, person.seller)
      return person
    },
    personView,
  }
}

/** Invitations are mailed where a mail server is set; a link in a file on the server would be read by who runs it. */
function openInvitationMailer(app: App, { smtpUrl, mailFrom, baseUrl, dataDir }: AssembleConfig) {
  if (!smtpUrl) return { baseUrl }
  const mailer = openMailer({ smtpUrl, mailFrom, baseUrl, folder: join(dataDir, 'mail') })
  app.addHook('onClose', async () => mailer.close())
  return { baseUrl, mailer }
}

/**
 * What must have been done before anything is served. One log that can't be signed (a damaged guard, a full disk) keeps
 * nobody else from working: the sequencer tries again.
 */
async function catchUp(publish: Helder['publish'], forgetting: Forgetting, logger: Logger): Promise<void> {
  await publish().catch((err: unknown) =>
    logger.error({ err }, 'not every log could be published at the start'),
  )
  await forgetting.replay()
}

/** The check follows the database on a connection of its own. */
function openCheck(config: AssembleConfig, keys: KeyFiles, logger: Logger) {
  const connect = () => openDatabase(config.workerUrl, { max: 1, name: 'helder check' })
  const checks = openChecks({ connect, keys, logger, ...config.checking })
  const addressOf = clientAddress(trustedProxies(config.trustProxy))
  return { checks, shortWay: openShortWay(checks, { addressOf, logger }) }
}

async function closeAll(databases: Database[]): Promise<void> {
  await Promise.all(databases.map((database) => database.end({ timeout: 5 })))
}
