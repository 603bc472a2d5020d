import { z } from 'zod'
import { campaignerRoles, planRoles } from '../../../kernel/codes.ts'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import { refuse } from '../../../platform/problem.ts'
import { addPlace } from './add-place.ts'
import {
  campaignChange,
  campaignInput,
  campaignList,
  campaignView,
  paperQuery,
  placeInput,
} from './contract.ts'
import { keepCampaign } from './keep-campaign.ts'
import { listCampaigns, listOwnMunicipalities, readCampaign } from './list-campaigns.ts'
import { printPaper } from './print-paper.ts'
import { removePlace } from './remove-place.ts'
import { formatsOf } from '../rules/flyers/paper-formats.ts'

const tags = ['campaigns']
const one = z.object({ id: z.uuid() })
const onePlace = z.object({ id: z.uuid(), placeId: z.uuid() })
type Dependencies = { database: Database; baseUrl: string }

/** Campaigns with their places and papers, and what each brought. */
export function flyerRoutes(app: App, { database, baseUrl }: Dependencies): void {
  readingRoutes(app, { database, baseUrl })
  const config = { access: campaignerRoles }
  const view = (request: Parameters<typeof callerOf>[0], id: string) =>
    inTransaction(database, callerOf(request), (tx) => readCampaign(tx, callerOf(request), id, baseUrl))

  app.post(
    '/v1/campaigns',
    { schema: { body: campaignInput, response: { 201: campaignView }, tags }, config },
    async (request, reply) => {
      const made = await inTransaction(database, callerOf(request), (tx) =>
        keepCampaign(tx, request.body, null, new Date()),
      )
      if (!made.ok) return refuse(request, reply, made)
      return reply.code(201).send((await view(request, made.id))!)
    },
  )
  app.put(
    '/v1/campaigns/:id',
    { schema: { params: one, body: campaignChange, response: { 200: campaignView }, tags }, config },
    async (request, reply) => {
      const { version, ...input } = request.body
      const { id } = request.params
      const kept = await inTransaction(database, callerOf(request), (tx) =>
        keepCampaign(tx, input, { id, version }, new Date()),
      )
      return kept.ok ? (await view(request, id))! : refuse(request, reply, kept)
    },
  )
  app.post(
    '/v1/campaigns/:id/places',
    { schema: { params: one, body: placeInput, response: { 201: campaignView }, tags }, config },
    async (request, reply) => {
      const { id } = request.params
      if ((await view(request, id)) === null)
        return refuse(request, reply, { ok: false, reason: 'not-found' })
      const added = await inTransaction(database, callerOf(request), (tx) =>
        addPlace(tx, id, request.body, new Date()),
      )
      return added.ok ? reply.code(201).send((await view(request, id))!) : refuse(request, reply, added)
    },
  )
  app.delete(
    '/v1/campaigns/:id/places/:placeId',
    { schema: { params: onePlace, response: { 200: campaignView }, tags }, config },
    async (request, reply) => {
      const { id, placeId } = request.params
      const removed = await inTransaction(database, callerOf(request), (tx) => removePlace(tx, id, placeId))
      return removed.ok ? (await view(request, id))! : refuse(request, reply, removed)
    },
  )
}

function readingRoutes(app: App, { database, baseUrl }: Dependencies): void {
  const config = { access: planRoles }
  app.get('/v1/campaigns', { schema: { response: { 200: campaignList }, tags }, config }, async (request) => {
    const caller = callerOf(request)
    return inTransaction(database, caller, async (tx) => {
      const items = await listCampaigns(tx, caller)
      return { items, next: null, municipalities: await listOwnMunicipalities(tx) }
    })
  })
  app.get(
    '/v1/campaigns/:id',
    { schema: { params: one, response: { 200: campaignView }, tags }, config },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const campaign = await inTransaction(database, caller, (tx) => readCampaign(tx, caller, id, baseUrl))
      return campaign ?? refuse(request, reply, { ok: false, reason: 'not-found' })
    },
  )
  app.get(
    '/v1/campaigns/:id/places/:placeId/paper',
    {
      schema: { params: onePlace, querystring: paperQuery, produces: ['application/pdf'], tags },
      config,
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id, placeId } = request.params
      const campaign = await inTransaction(database, caller, (tx) => readCampaign(tx, caller, id, baseUrl))
      const place = campaign?.places.find((known) => known.id === placeId)
      const { query } = request
      if (!campaign || !place || !formatsOf[campaign.paper].includes(query.format)) {
        return refuse(request, reply, { ok: false, reason: 'not-found' })
      }
      const pdf = printPaper({ paper: campaign.paper, place, query, baseUrl, at: new Date() })
      const name = `${campaign.paper}-${query.format}-${place.code}${query.marks === 'yes' ? '-druk' : ''}.pdf`
      return reply
        .headers({
          'content-type': 'application/pdf',
          'x-content-type-options': 'nosniff',
          'content-disposition': `attachment; filename="${name}"`,
        })
        .send(pdf)
    },
  )
}
