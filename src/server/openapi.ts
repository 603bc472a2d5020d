import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { App } from '../platform/app.ts'

/** GET /v1/openapi.json, open to every origin (NL GOV API Design Rules). */
export async function describeApi(app: App, baseUrl: string): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Helder',
        version: '1.0.0',
        description:
          'Purchase and sales registers of dealers in second-hand goods, theft reports and hits. Terms: docs/glossary.md.',
        license: { name: 'EUPL-1.2', url: 'https://joinup.ec.europa.eu/collection/eupl/eupl-text-eupl-12' },
        contact: { name: 'Helder', url: `${baseUrl}/`, email: 'helder@example.org' },
      },
      servers: [{ url: baseUrl, description: 'This server' }],
      tags: ['purchases', 'sales', 'theft-reports', 'hits', 'dealers', 'policies', 'access', 'logs'].map(
        (name) => ({
          name,
          description: `See docs/glossary.md: ${name}`,
        }),
      ),
      components: {
        securitySchemes: {
          token: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'helder_session' },
        },
      },
      security: [{ token: [] }, { session: [] }],
    },
    transform: (route) => {
      const { schema, url } = jsonSchemaTransform(route as Parameters<typeof jsonSchemaTransform>[0])
      return { schema: { ...schema, hide: schema?.hide || !url.startsWith('/v1/') }, url }
    },
  })
  app.get('/v1/openapi.json', { schema: { hide: true }, config: { access: 'open' } }, (_request, reply) =>
    reply.header('access-control-allow-origin', '*').send(app.swagger()),
  )
}
