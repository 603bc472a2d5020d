import { useInfiniteQuery } from '@tanstack/react-query'
import { PagedList } from '../../../../web/components/paged-list.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { ImportView } from '../../import/contract.ts'
import type { Outcome } from '../../rules/import/outcomes.ts'
import { ImportLine } from './import-line.tsx'
import { linesQuery } from './import-queries.ts'

/** The lines of one outcome, in the order of the file. */
export function ImportLines({ view, outcome }: { view: ImportView; outcome: Outcome | undefined }) {
  const say = useSay()
  const list = useInfiniteQuery(linesQuery(view.id, outcome))
  const lines = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <PagedList
      list={list}
      isEmpty={lines.length === 0}
      empty={{ title: say('dealer-import.lines.none.title'), text: say('dealer-import.lines.none.text') }}
    >
      <ul className="import-lines" aria-label={say('dealer-import.lines')}>
        {lines.map((line) => (
          <ImportLine key={line.id} view={view} line={line} showsOutcome={outcome === undefined} />
        ))}
      </ul>
    </PagedList>
  )
}
