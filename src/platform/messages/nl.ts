// One catalogue per area, so that a capability's sentences stand together. Keys are dotted and flat, values ICU.
import access from './nl/access.json' with { type: 'json' }
import field from './nl/field.json' with { type: 'json' }
import identifiers from './nl/identifiers.json' with { type: 'json' }
import importing from './nl/import.json' with { type: 'json' }
import matching from './nl/matching.json' with { type: 'json' }
import policy from './nl/policy.json' with { type: 'json' }
import problem from './nl/problem.json' with { type: 'json' }
import publicPages from './nl/public.json' with { type: 'json' }
import registers from './nl/registers.json' with { type: 'json' }
import shell from './nl/shell.json' with { type: 'json' }
import thefts from './nl/thefts.json' with { type: 'json' }

/** Every sentence in Dutch. */
export const nl = {
  ...access,
  ...field,
  ...identifiers,
  ...importing,
  ...matching,
  ...policy,
  ...problem,
  ...publicPages,
  ...registers,
  ...shell,
  ...thefts,
}
