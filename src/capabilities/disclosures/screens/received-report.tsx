import { useEffect } from 'react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShort, formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { ReceivedView } from '../contract.ts'
import { ReportDocument } from './report-document.tsx'
import { receivedListQuery } from './report-queries.ts'

/** A received report: closed until someone opens it, which is recorded. What it says lives on this screen only. */
export function ReceivedReport({ id }: { id: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  const list = useInfiniteQuery(receivedListQuery)
  const head = list.data?.pages.flatMap(({ items }) => items).find((one) => one.id === id)
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list
  // Deep links: the head may stand on a later page of the inbox.
  useEffect(() => {
    if (head === undefined && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [head, hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  const open = useMutation({
    gcTime: 0,
    mutationFn: async () => ({
      ...(await postJson<ReceivedView>(`/v1/received-reports/${id}/views`, {})),
      at: new Date(),
    }),
    onSuccess: () => client.invalidateQueries({ queryKey: receivedListQuery.queryKey }),
  })
  const crumb = { to: '/rapportages' as const, text: say('disclosure.crumb') }
  if (head === undefined) {
    if (list.data && !list.hasNextPage) return <NotFoundPage />
    return (
      <Page title={say('disclosure.crumb')} crumb={crumb}>
        {list.error ? <ProblemNotice error={list.error} onAgain={() => void list.refetch()} /> : <Loading />}
      </Page>
    )
  }
  const { number, from, dealerName, receivedAt } = head
  return (
    <Page
      title={say('disclosure.received.title', { number, from })}
      lead={say('disclosure.received.lead', { dealer: dealerName, moment: formatShort(receivedAt, locale) })}
      crumb={crumb}
      deed={open.data && <Button onClick={() => print()}>{say('disclosure.print')}</Button>}
    >
      {open.error && <ProblemNotice error={open.error} />}
      {open.data === undefined ? (
        <section className="section">
          <Button main onClick={() => !open.isPending && open.mutate()}>
            {say('disclosure.open')}
          </Button>
          <p className="small muted">{say('disclosure.open.help')}</p>
        </section>
      ) : (
        <>
          <div className="no-print">
            <Notice
              tone="info"
              role="status"
              title={say('disclosure.open.recorded', { time: formatTime(open.data.at, locale) })}
            />
          </div>
          <ReportDocument document={open.data.document} digest={open.data.digest} />
        </>
      )}
    </Page>
  )
}
