import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useSay } from '../language.tsx'
import { Button } from './button.tsx'
import { ListKeys } from './data-table.tsx'
import { Loading, ProblemNotice } from './problem-notice.tsx'

type PagedListProps = {
  list: Pick<
    UseInfiniteQueryResult,
    'data' | 'error' | 'isPending' | 'refetch' | 'hasNextPage' | 'fetchNextPage'
  >
  isEmpty: boolean
  empty: { title: string; text: string }
  /** The table of what came in so far. */
  children: ReactNode
}

/** A list in pages of 50 as every page shows one: on its way, refused, empty, or the table with more under it. */
export function PagedList({ list, isEmpty, empty, children }: PagedListProps) {
  const say = useSay()
  return (
    <>
      {list.error && <ProblemNotice error={list.error} onAgain={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data !== undefined && isEmpty && (
        <div className="empty">
          <h2>{empty.title}</h2>
          <p>{empty.text}</p>
        </div>
      )}
      {!isEmpty && (
        <>
          {children}
          <div className="more">
            {list.hasNextPage && (
              <Button small onClick={() => void list.fetchNextPage()}>
                {say('shell.list.more', { count: 50 })}
              </Button>
            )}
            <ListKeys />
          </div>
        </>
      )}
    </>
  )
}
