import type { Database } from '../../platform/database.ts'
import { remembered } from '../../platform/remembered.ts'
import type { PolicyView, RuleView } from './contract.ts'

/** Rules are dated, so a few seconds of memory never decides which rule holds. */
const AGE_MS_MAX = 5_000

export type Policies = {
  list: () => Promise<PolicyView[]>
  of: (municipality: string) => Promise<PolicyView>
  /** Reads again at the next call: a rule was decided here. Other processes follow within seconds. */
  forget: () => void
}

/** The published rules of all municipalities. */
export function openPolicies(database: Database): Policies {
  const list = remembered(() => readPolicies(database), AGE_MS_MAX)
  return {
    list,
    forget: list.forget,
    async of(slug) {
      const found = (await list()).find((policy) => policy.municipality === slug)
      if (!found) throw new Error(`no policy of municipality ${slug}`)
      return found
    },
  }
}

async function readPolicies(database: Database): Promise<PolicyView[]> {
  const places = await database<{ slug: string; name: string; base_team: string }[]>`
    select slug, name, base_team from policy.municipality order by name`
  const rules = await database<(RuleView & { municipality: string })[]>`
    select municipality, topic, value, preset, valid_from as from, valid_until as until, legal_basis as "legalBasis", source
      from policy.rule order by topic, valid_from desc`
  return places.map((place) => ({
    municipality: place.slug,
    name: place.name,
    baseTeam: place.base_team,
    rules: rules
      .filter((rule) => rule.municipality === place.slug)
      .map(({ municipality: _, ...rule }) => rule),
  }))
}
