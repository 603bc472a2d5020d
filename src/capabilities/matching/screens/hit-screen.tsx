import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ApiProblem } from '../../../web/api.ts'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatLong } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import type { HitView } from '../contract.ts'
import { CompareTable } from './compare-table.tsx'
import { Decide } from './decide.tsx'
import { EvidenceLists } from './evidence-lists.tsx'
import { hitListQuery, hitQuery } from './hit-queries.ts'
import { useItemName, useReasonWords } from './hit-words.ts'
import { holdingLeft } from './holding-left.ts'
import { HoldingStatus } from './holding-status.tsx'
import { JustDecided } from './just-decided.tsx'
import './matching.css'
import { useHitEvents } from './use-hit-events.ts'
import { useNow } from '../../../web/use-now.ts'

const route = getRouteApi('/treffers/$id')
const levelIcons = { certain: 'check', probable: 'eye', possible: 'neutral' } as const

/** One hit: side by side, for and against, and the decision. */
export function HitScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data: hit, error, refetch } = useQuery(hitQuery(id))
  useHitEvents(() => void refetch())
  const crumb = useCrumb(id)
  const nameOf = useItemName()
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  if (hit === undefined) {
    return (
      <Page title={say('hit.crumb')} crumb={crumb}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return (
    <Page title={nameOf(hit.purchase)} crumb={crumb}>
      <JustDecided then="hit.next.text" />
      <Verdict hit={hit} />
      <CompareTable hit={hit} />
      <EvidenceLists evidence={hit.evidence} />
      <Decide key={hit.id} hit={hit} />
    </Page>
  )
}

/** Back to the list, with the place of this hit in it. */
function useCrumb(id: string) {
  const say = useSay()
  const { data } = useInfiniteQuery(hitListQuery('new'))
  const place = data?.pages.flatMap((page) => page.items).findIndex((hit) => hit.id === id) ?? -1
  const count = data?.pages[0]?.counts.new ?? 0
  const text = place === -1 ? say('hit.crumb') : say('hit.crumb.place', { place: place + 1, count })
  return { to: '/treffers' as const, text }
}

function Verdict({ hit }: { hit: HitView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const now = useNow()
  const reasonOf = useReasonWords()
  return (
    <>
      <div className="verdict">
        <span className="is-level">
          <Status icon={levelIcons[hit.level]}>{say(`hit.level.${hit.level}`)}</Status>
        </span>
        <HoldingStatus bought={hit.purchase} now={now} long />
        <span className="small muted">
          {holdingLeft(hit.purchase.keepUntil, now).over
            ? say('hit.over.since', { day: hit.purchase.keepUntil })
            : say('hit.left.until-long', { day: hit.purchase.keepUntil })}
        </span>
      </div>
      {hit.decision && (
        <Notice
          tone="info"
          title={say(`hit.decided.${hit.decision.decision}`, {
            by: hit.decision.by,
            moment: formatLong(hit.decision.at, locale),
          })}
        >
          <p>{reasonOf(hit.decision.reason)}</p>
        </Notice>
      )}
    </>
  )
}
