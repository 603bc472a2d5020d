import type { App } from '../../platform/app.ts'
import type { Database } from '../../platform/database.ts'
import { bylawRoutes } from './bylaws/routes.ts'
import { policyList, policyQuery } from './contract.ts'
import type { Policies } from './list-policies.ts'
import { ruleOn } from './rules/policy-on.ts'

type Dependencies = { database: Database; policies: Policies }

/** Which rule holds where, since when, on what basis: open to everyone; and the bylaws behind it. */
export function policyRoutes(app: App, { database, policies }: Dependencies): void {
  bylawRoutes(app, { database, policies })
  app.get(
    '/v1/policies',
    {
      schema: { querystring: policyQuery, response: { 200: policyList }, tags: ['policies'] },
      config: { access: 'open' },
    },
    async ({ query }) => {
      const all = await policies.list()
      const { municipality, on } = query
      const asked = municipality ? all.filter((policy) => policy.municipality === municipality) : all
      if (!on) return { items: asked }
      return {
        items: asked.map((policy) => ({
          ...policy,
          rules: policy.rules.filter((rule) => ruleOn(policy.rules, rule.topic, on) === rule),
        })),
      }
    },
  )
}
