import { z } from 'zod'
import { organisationKinds, type Role, roles, rolesOf } from '../../../kernel/codes.ts'

// A wrong setting is read by whoever runs the server, as other settings are (src/platform/config.ts): in English.
const text = z.string('must be a text').min(1, 'must not be empty').max(300, 'is too long')
const claim = text
const fileName = text

const issuer = text.refine(isIssuer, 'must be an https address without query, like https://broker.example')

/** https, or plain http on this machine: the stand-in. Production refuses the latter (provider-problems.ts). */
function isIssuer(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname, search, hash } = new URL(value)
  const here = protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(hostname)
  return (protocol === 'https:' || here) && search === '' && hash === ''
}

const authentication = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('client_secret_basic'), secretFile: fileName }),
  z.strictObject({ method: z.literal('private_key_jwt'), keyFile: fileName, keyId: text.optional() }),
])

/** `order`: values of the claim from weakest to strongest. A value that does not stand in it is refused. */
const assurance = z
  .strictObject({
    claim: claim.default('acr'),
    order: z.array(text).min(1, 'must hold at least one value'),
    minimum: text,
    /** Whether acr_values asks the broker for what is enough. */
    ask: z.boolean().default(true),
  })
  .refine(({ order, minimum }) => order.includes(minimum), {
    path: ['minimum'],
    error: 'must stand in order',
  })

/** How the organisation follows. 'fixed': everyone whom this issuer knows works there. */
const organisation = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('kvk-number'), claim }),
  z.strictObject({ from: z.literal('claim'), claim, map: z.record(text, text) }),
  z.strictObject({ from: z.literal('fixed'), code: text }),
])

const role = z.enum(roles, { error: `must be one of ${roles.join(', ')}` })
/** How roles follow. 'appointment': given by whoever manages, in Helder; the broker only says who someone is. */
const rolesFrom = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('claim'), claim, map: z.record(text, z.array(role).min(1)) }),
  z.strictObject({ from: z.literal('everyone'), role: z.literal('dealer-counter') }),
  z.strictObject({ from: z.literal('appointment') }),
])

const kinds = organisationKinds.filter((kind) => kind !== 'citizen')
const provider = z
  .strictObject({
    id: z
      .string('must be a text')
      .regex(/^[a-z][a-z0-9-]{0,30}$/, 'must be lower case letters, digits and hyphens'),
    name: z.strictObject({ nl: text, en: text }),
    issuer,
    clientId: text,
    authentication,
    scopes: z
      .array(text)
      .default(['openid'])
      .refine((scopes) => scopes.includes('openid'), 'must hold openid'),
    organisationKind: z.enum(kinds, { error: `must be one of ${kinds.join(', ')}` }),
    /** Where the claims stand. */
    claimsFrom: z.enum(['id-token', 'userinfo']).default('id-token'),
    claims: z
      .strictObject({ subject: claim.default('sub'), name: claim.default('name') })
      .default({ subject: 'sub', name: 'name' }),
    assurance,
    organisation,
    roles: rolesFrom,
  })
  .superRefine((value, context) => {
    for (const { path, message } of contradictions(value)) context.addIssue({ code: 'custom', path, message })
  })

type Contradiction = { path: string[]; message: string }
type Parts = Pick<z.infer<typeof provider>, 'organisationKind' | 'organisation' | 'claims' | 'roles'>

/** What each field allows and both together don't. */
function contradictions({ organisationKind, organisation, claims, roles: follow }: Parts): Contradiction[] {
  const found: Contradiction[] = []
  if (organisation.from !== 'fixed' && organisation.claim === claims.subject) {
    // Colleagues would be one person, and a number of the trade register anyone's name.
    found.push({ path: ['claims', 'subject'], message: 'must not be the claim of the organisation' })
  }
  if (organisation.from === 'kvk-number' && organisationKind !== 'dealer') {
    found.push({ path: ['organisation', 'from'], message: 'kvk-number is for dealers only' })
  }
  if (follow.from === 'everyone' && organisationKind !== 'dealer') {
    found.push({ path: ['roles', 'from'], message: 'everyone is for dealers only' })
  }
  if (follow.from === 'claim') {
    const fitting: readonly Role[] = rolesOf[organisationKind]
    for (const [value, given] of Object.entries(follow.map)) {
      const wrong = given.filter((one) => !fitting.includes(one))
      if (wrong.length > 0) {
        const message = `${wrong.join(', ')} is no role of a ${organisationKind}`
        found.push({ path: ['roles', 'map', value], message })
      }
    }
  }
  return found
}

/** One organisation's door: which broker, whom it serves, what its claims mean (docs/single-sign-on.md). */
export type ProviderSettings = z.infer<typeof provider>
export type ProviderInput = z.input<typeof provider>

export const providersFile = z
  .strictObject({ providers: z.array(provider).min(1, 'must hold at least one provider') })
  .superRefine(({ providers }, context) => {
    providers.forEach(({ id }, index) => {
      if (providers.findIndex((other) => other.id === id) === index) return
      context.addIssue({ code: 'custom', path: ['providers', index, 'id'], message: 'is there twice' })
    })
  })
