import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { PagedList } from '../../../web/components/paged-list.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { LetterSeries } from '../contract.ts'
import { lettersOfQuery, seriesQuery } from './letter-queries.ts'
import { LettersTable } from './letters-table.tsx'
import './letters.css'

const route = getRouteApi('/brieven/$id')

/** One series: how far it is, what asks for somebody, and what became of each letter. */
export function SeriesScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { id } = route.useParams()
  const { data: series, error, refetch } = useQuery(seriesQuery(id))
  const crumb = { to: '/brieven', text: say('letters.title') }
  const name = series && (locale === 'nl' ? series.nameNl : series.nameEn)
  return (
    <Page
      title={name ?? say('letters.series')}
      lead={series && say('letters.series.lead', { day: series.datedOn, name: series.startedBy })}
      crumb={crumb}
      deed={
        series && series.counts.toPrint + series.counts.printed > 0 ? (
          <a
            className={buttonClass({ main: true })}
            href={`/v1/letter-series/${series.id}/print`}
            target="_blank"
            rel="noreferrer"
          >
            {say('letters.print', { count: series.counts.toPrint + series.counts.printed })}
          </a>
        ) : undefined
      }
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {!error && series === undefined && <Loading />}
      {series !== undefined && <Series series={series} />}
    </Page>
  )
}

function Series({ series }: { series: LetterSeries }) {
  const say = useSay()
  const { counts } = series
  const version = JSON.stringify(counts)
  const list = useInfiniteQuery(lettersOfQuery(series.id, version))
  const letters = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <Progress series={series} />
      <ToPost series={series} />
      {counts.uncertain > 0 && (
        <Notice tone="warning" title={say('letters.uncertain.title', { count: counts.uncertain })}>
          <p>{say('letters.uncertain.text')}</p>
        </Notice>
      )}
      <KeyValues>
        <KeyValue name={say('letters.channel')}>{say(`letters.channel.${series.channel}`)}</KeyValue>
        <KeyValue name={say('letters.version')}>{series.templateVersion}</KeyValue>
        {(['toPrint', 'printed', 'toSend', 'sent', 'undeliverable', 'refused'] as const)
          .filter((key) => counts[key] > 0)
          .map((key) => (
            <KeyValue key={key} name={say(`letters.count-name.${key}`)}>
              {counts[key]}
            </KeyValue>
          ))}
      </KeyValues>
      <section className="section">
        <h2>{say('letters.of-series')}</h2>
        <PagedList
          list={list}
          isEmpty={letters.length === 0}
          empty={{ title: say('letters.none-yet.title'), text: say('letters.none-yet.text') }}
        >
          <LettersTable letters={letters} />
        </PagedList>
      </section>
    </>
  )
}

/** While letters are made: how many, and how long it takes; it goes on when somebody leaves. */
function Progress({ series: { isMade, counts, secondsLeft } }: { series: LetterSeries }) {
  const say = useSay()
  const whole = counts.ordered - counts.refused
  if (isMade) return null
  return (
    <div className="letter-progress" role="status">
      <p>
        <label htmlFor="letters-made">{say('letters.progress', { made: counts.made, count: whole })}</label>{' '}
        {secondsLeft !== null && secondsLeft >= 1 && (
          <span className="muted">{say('letters.progress.left', { seconds: Math.ceil(secondsLeft) })}</span>
        )}
      </p>
      <progress id="letters-made" value={counts.made} max={Math.max(1, whole)} />
      <p className="small muted">{say('letters.progress.leave')}</p>
    </div>
  )
}

/** What was printed goes to the post: said once for the whole series. */
function ToPost({ series: { id, isMade, counts } }: { series: LetterSeries }) {
  const say = useSay()
  const client = useQueryClient()
  const [isOpened, setOpened] = useState(false)
  const sending = useSend(
    () => postJson<LetterSeries>(`/v1/letter-series/${id}/postings`, {}),
    async (series) => {
      client.setQueryData(seriesQuery(id).queryKey, series)
      await client.invalidateQueries({ queryKey: ['letters', id] })
      setOpened(false)
    },
  )
  if (!isMade || counts.toPrint === 0) return null
  return (
    <Notice tone="info" title={say('letters.to-post.title', { count: counts.toPrint })}>
      <p>{say('letters.to-post.text')}</p>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <p>
        {isOpened ? (
          <Button onClick={() => void sending.submit()}>
            {say('letters.to-post.sure', { count: counts.toPrint })}
          </Button>
        ) : (
          <Button onClick={() => setOpened(true)}>{say('letters.to-post')}</Button>
        )}
      </p>
    </Notice>
  )
}
