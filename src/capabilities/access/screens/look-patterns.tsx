import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { z } from 'zod'
import { getJson } from '../../../web/api.ts'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { lookPatternList } from '../looks/contract.ts'
import { PATTERN_NUMBERS } from '../rules/look-patterns.ts'

/** What in the looks of the last quarter is worth a question, with the looks that make it one press away. */
export function LookPatterns() {
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: ['access-log-patterns'],
    queryFn: ({ signal }) => getJson<z.infer<typeof lookPatternList>>('/v1/access-log-patterns', signal),
  })
  return (
    <section className="section look-patterns" aria-labelledby="patterns">
      <h2 id="patterns">{say('looks.patterns')}</h2>
      <p className="small muted">{say('looks.patterns.help')}</p>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data?.items.length === 0 && (
        <p>
          <Status icon="check" tone="calm">
            {say('looks.patterns.none', { day: data.since })}
          </Status>
        </p>
      )}
      {data && data.items.length > 0 && (
        <ul>
          {data.items.map((one) => (
            <li key={`${one.pattern} ${one.accountId} ${one.lastAt}`}>
              <Status icon="alert" tone="look">
                {say(`looks.pattern.${one.pattern}`, {
                  count: one.looks,
                  many: PATTERN_NUMBERS.manyADay,
                  days: PATTERN_NUMBERS.undecidedDays,
                })}
              </Status>
              <span className="sub">
                <Link
                  className="text-link"
                  to="/ingezien"
                  search={{ persoon: one.accountId, vanaf: data.since }}
                >
                  {one.accountName}
                </Link>
                , {say('looks.pattern.last', { moment: formatShort(one.lastAt, locale) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
