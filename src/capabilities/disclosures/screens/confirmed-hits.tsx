import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { getJson, withQuery } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import type { hitList, HitView } from '../../matching/contract.ts'
import type { Fact } from '../contract.ts'

/** Hits that police confirmed at this branch: each can be taken over as a fact, in words that may be changed. */
export function ConfirmedHits({
  branchNumber,
  onTake,
}: {
  branchNumber: string
  onTake: (fact: Fact) => void
}) {
  const say = useSay()
  const { data: hits, error, refetch } = useConfirmed(branchNumber)
  const factOf = useFact()
  if (branchNumber === '') return null
  if (error) return <ProblemNotice error={error} onAgain={() => void refetch()} />
  if (hits === undefined) return null
  return (
    <div className="disclosure-hits">
      <h3>{say('disclosure.hits')}</h3>
      {hits.length === 0 && <p className="small muted">{say('disclosure.hits.none')}</p>}
      <ul>
        {hits.map((hit) => {
          const fact = factOf(hit)
          return (
            <li key={hit.id}>
              <p>{fact.text}</p>
              <Button small onClick={() => onTake(fact)}>
                {say('disclosure.hits.take')}
              </Button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function useConfirmed(branchNumber: string) {
  return useQuery({
    queryKey: ['hits', 'confirmed', branchNumber],
    enabled: branchNumber !== '',
    queryFn: async ({ signal }) => {
      const found: HitView[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: z.infer<typeof hitList> = await getJson(
          withQuery('/v1/hits', { state: 'confirmed', after, limit: 200 }),
          signal,
        )
        found.push(...page.items.filter(({ purchase }) => purchase.branchNumber === branchNumber))
        after = page.next
      }
      return found
    },
  })
}

/** A hit in the words of a fact: what was bought and that it stood as stolen; nobody's name. */
function useFact() {
  const say = useSay()
  return ({ purchase, stolen, decision }: HitView): Fact => {
    const day = dayInAmsterdam(new Date(purchase.acquiredAt))
    const item = [
      say(`category.${purchase.category}`),
      [purchase.brand, purchase.model].filter(Boolean).join(' '),
      purchase.colour,
      ...purchase.identifiers.map(({ display }) => display),
    ]
    const report = stolen.registrationNumber
      ? say('disclosure.hits.report', { number: stolen.registrationNumber })
      : ''
    return {
      observedOn: day,
      text: say('disclosure.hits.text', {
        day,
        number: purchase.sequenceNumber,
        item: item.filter(Boolean).join(', '),
        report,
      }),
      source: say('disclosure.hits.source', { day: dayInAmsterdam(new Date(decision!.at)) }),
    }
  }
}
