import swagger from '@fastify/swagger'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from '../platform/app.ts'
import { API_VERSION } from './errors.ts'
import { operations } from './operations.ts'

const tags: Record<string, string> = {
  purchases: 'The purchase register (inkoopregister)',
  sales: 'The sales register (verkoopregister)',
  'work-items': 'What to do about dealers this week, and from when a register counts as quiet (werklijst)',
  'nil-statements': 'A dealer bought nothing for a while and says so (nihilopgave)',
  leads: 'Where people saw stolen things offered (tips)',
  'theft-reports': 'Theft reports with their goods list (aangifte, goederenlijst)',
  'administrative-reports': 'What police give a municipality, signed (bestuurlijke rapportage)',
  'data-subject-requests': 'Who asks a controller what it keeps of them (inzageverzoek)',
  'goods-lists': 'What an owner says was stolen, sent to the police (goederenlijst)',
  hits: 'A purchase that resembles a stolen item (treffer)',
  checks: 'The public check of a number (controle)',
  belongings: 'What a citizen keeps of own belongings, sealed for the owner alone (eigen spullen)',
  dealers: 'Dealers and their branches (handelaar, vestiging)',
  'listed-dealers': 'The inventory: every dealer of the region and how far each is (inventarisatie)',
  'base-teams': 'Whom to call at the police about fencing (basisteam, taakaccenthouder heling)',
  'dealer-imports': 'The list of the trade register, line by line (invoer)',
  'dealer-notices': 'What dealers announce: that they begin, move or stop (melding)',
  letters: 'Letters to dealers in series (brieven, sjablonen, briefpapier)',
  findings: 'What was found about dealers, and what they answered (constatering)',
  'case-files': 'Case files of measures: steps, documents and terms (handhavingsdossier)',
  'enforcement-ladders': 'Which measure comes at which finding, per municipality (handhavingsbeleid)',
  'exemption-requests': 'Dealers who ask to be free of a duty for some goods (vrijstelling)',
  overview: 'Classes of dealers by the published rule, in counts and in a closed annex (overzicht)',
  meetings: 'Meetings with dealers: invited, answered, came, connected (bijeenkomst)',
  'triangle-cases': 'Cases that mayor, prosecutor and police decide on together (zaken van de driehoek)',
  'triangle-meetings': 'Meetings of the triangle: agenda and decisions (driehoek)',
  'triangle-tasks': 'What the triangle asked of each partner, and what came of it (taken)',
  visits: 'Visits to dealers by inspectors of municipality and police, each their own (bezoek)',
  policies: 'Which rule holds in which municipality',
  bylaws: 'Which article of a bylaw each rule stands on, and what is missing (stand van de regels)',
  campaigns: 'Campaigns: papers, where they lie, and how often each code was opened (campagne)',
  milestones: 'The plan of the programme, and what moved in it (programmaplan)',
  'effect-reports': 'The report of the regional board (effect)',
  'monthly-counts': 'Arrests and cases to the prosecution, entered per month (aantallen per maand)',
  'worked-hours': 'Hours of police and inspectors (gewerkte uren)',
  'crime-imports': 'Published figures on burglaries and thefts (misdaadcijfers)',
  'programme-counts': 'How far the dealers are, in counts (stand van zaken)',
  'gold-prices': 'What gold is worth on a day, for the price sense (prijsgevoel)',
  retention: 'What is forgotten when, and what was: counts (vergeten)',
  'legal-holds': 'People of the registers that must stay past their term (uitstel van vernietiging)',
  'entry-erasures': 'People of single entries destroyed before their term',
  access: 'Who is signed in, and who looked at personal data',
  members: 'Who acts for an organisation: people, roles and invitations (medewerkers)',
  tokens: 'Tokens by which software works for an organisation (koppelingen)',
  logs: 'State of the transparency logs',
}

type Operation = {
  operationId?: string
  description?: string
  responses: Record<string, { description?: string; headers?: object; content?: object }>
}
type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas?: object; headers?: object }
}

/** GET /v1/openapi.json, open to every origin (NL GOV API Design Rules). */
export async function describeApi(app: App, baseUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.0.3',
      info: {
        title: 'Helder',
        version: API_VERSION,
        description:
          'Registers of dealers in second-hand goods, theft reports and hits. The glossary of the rules: docs/glossary.md.',
        license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
        contact: { name: 'Helder', url: `${baseUrl}/`, email: 'api@helder.example' },
      },
      servers: [{ url: baseUrl, description: 'This server' }],
      tags: Object.entries(tags).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'helder_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (route) => {
      const { schema, url } = createJsonSchemaTransform({ skipList: [] })(
        route as Parameters<ReturnType<typeof createJsonSchemaTransform>>[0],
      )
      return { schema: { ...schema, hide: route.schema?.hide || !url.startsWith('/v1/') }, url }
    },
    transformObject: (document) => {
      if (!('openapiObject' in document)) return document.swaggerObject
      return complete(
        document.openapiObject as unknown as Document,
      ) as unknown as typeof document.openapiObject
    },
  })
  app.get('/v1/openapi.json', { schema: { hide: true }, config: { access: 'open' } }, (_request, reply) =>
    reply.header('access-control-allow-origin', '*').send(app.swagger()),
  )
}

/** What holds for every operation is said once here: errors are problem+json, answers carry API-Version. */
function complete(document: Document): Document {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      operation.operationId ??= operationId(method, path)
      operation.description ??= describe(`${method.toUpperCase()} ${path}`)
      operation.responses['default'] ??= {
        description: 'What is wrong, every field at once, in the language of Accept-Language (RFC 9457)',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } },
      }
      for (const response of Object.values(operation.responses)) {
        response.description =
          response.description === 'Default Response' ? 'Done' : (response.description ?? 'Done')
        response.headers = { 'API-Version': { $ref: '#/components/headers/API-Version' } }
      }
    }
  }
  document.components.headers = {
    'API-Version': { description: 'Full version of the API', schema: { type: 'string' } },
  }
  document.components.schemas = { ...document.components.schemas, problem: problemSchema }
  return document
}

function describe(operation: string): string {
  const sentence = operations[operation]
  if (sentence === undefined) throw new Error(`operations.ts says nothing about ${operation}`)
  return sentence
}

function operationId(method: string, path: string): string {
  const words = path
    .replace('/v1/', '')
    .split(/[/-]/)
    .filter((word) => !word.startsWith('{'))
  const one = path.endsWith('}') ? ['one'] : []
  return [method, ...one, ...words]
    .map((word, n) => (n === 0 ? word : word[0]!.toUpperCase() + word.slice(1)))
    .join('')
}

const text = { type: 'string' }
const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: text,
    title: text,
    status: { type: 'integer' },
    detail: text,
    reason: text,
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'code', 'message'],
        properties: { field: text, code: text, message: text },
      },
    },
  },
}
