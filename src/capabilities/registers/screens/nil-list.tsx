import { useQuery } from '@tanstack/react-query'
import { branchText } from '../../../web/branch-choice.ts'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { nilStatementsQuery } from './nil-offer.tsx'

/** Under the register: when the dealer stated that nothing was bought. Nothing here when there is none. */
export function NilList({ branchNumber }: { branchNumber: string | undefined }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { branches } = useMe()
  const { data } = useQuery(nilStatementsQuery(branchNumber))
  if (data === undefined || data.items.length === 0) return null
  const day = (on: string) => formatShortDay(on, locale)
  return (
    <section className="nil-list">
      <h2>{say('nil.list.title')}</h2>
      <p className="small">{say('nil.list.lead')}</p>
      <ul>
        {data.items.map(({ id, branchNumber: of, periodFrom, statedOn, isUndone }) => {
          const branch = branches.find((one) => one.branchNumber === of)
          return (
            <li key={id}>
              {say('nil.list.range', { from: day(periodFrom), until: day(statedOn) })}
              {branches.length > 1 && branch && <span className="muted">, {branchText(branch)}</span>}
              {isUndone && <span className="muted"> ({say('nil.list.taken-back')})</span>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
