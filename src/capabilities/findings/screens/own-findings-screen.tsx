import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { OwnClass } from '../../overview/screens/own-class.tsx'
import { ownFindingsQuery, ownStandingsQuery, waitsForAnswer } from './finding-queries.ts'
import { OwnFinding } from './own-finding.tsx'
import './findings.css'

/** What a dealer was told: what waits for an answer first, what the rule makes of it today, and all of before. */
export function OwnFindingsScreen() {
  const say = useSay()
  const { data: findings, error, refetch } = useQuery(ownFindingsQuery)
  const standings = useQuery(ownStandingsQuery)
  const waiting = findings?.filter(waitsForAnswer) ?? []
  const others = findings?.filter((one) => !waitsForAnswer(one)) ?? []
  return (
    <Page
      title={say('finding.own.title')}
      lead={say('finding.own.lead')}
      deed={
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {say('dealer.print')}
        </Button>
      }
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {findings === undefined && !error && <Loading />}
      {waiting.length > 0 && (
        <section className="section">
          <Notice tone="warning" title={say('finding.own.to-answer', { count: waiting.length })}>
            <p>{say('finding.own.to-answer.means')}</p>
          </Notice>
          <h2>{say('finding.own.waiting')}</h2>
          <ul className="findings">
            {waiting.map((finding) => (
              <OwnFinding key={finding.id} finding={finding} />
            ))}
          </ul>
        </section>
      )}
      {standings.data && <OwnClass standings={standings.data} />}
      {standings.error && <ProblemNotice error={standings.error} onAgain={() => void standings.refetch()} />}
      {findings?.length === 0 && (
        <div className="empty">
          <b>{say('finding.own.none')}</b>
          <p>{say('finding.own.none.text')}</p>
        </div>
      )}
      {others.length > 0 && (
        <section className="section">
          <h2>{say('finding.own.others')}</h2>
          <ul className="findings">
            {others.map((finding) => (
              <OwnFinding key={finding.id} finding={finding} />
            ))}
          </ul>
        </section>
      )}
    </Page>
  )
}
