import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { fieldRoles } from '../../../kernel/codes.ts'
import { ApiProblem } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DealerStateWord } from '../../../web/components/dealer-state-word.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { SupervisionSection } from '../../findings/screens/supervision-section.tsx'
import type { DealerPage } from '../one-dealer/contract.ts'
import { DealerAbout } from './dealer-about.tsx'
import { DealerDeeds } from './dealer-deeds.tsx'
import { DealerHistory } from './dealer-history.tsx'
import { dealerQuery } from './dealer-queries.ts'
import './dealer.css'

const route = getRouteApi('/handelaren/$id')

/** One dealer: who, how far and why, what one can do, and everything that happened. */
export function DealerScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { toon: _, ...search } = route.useSearch()
  const { data, error, isPending, refetch } = useQuery(dealerQuery(id))
  const crumb = { to: '/handelaren', search, text: say('dealer.crumb') }
  const isMissing = error instanceof ApiProblem && (error.status === 404 || error.status === 400)
  if (isMissing) {
    return (
      <Page title={say('dealer.missing.title')} crumb={crumb}>
        <p>{say('dealer.missing.text')}</p>
      </Page>
    )
  }
  if (data === undefined) {
    return (
      <Page title={say('dealer.crumb')} crumb={crumb}>
        {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
        {isPending && <Loading />}
      </Page>
    )
  }
  return (
    <Page
      title={data.name}
      lead={say('dealer.lead', { kind: say(`branch-kind.${data.kind}`), town: data.town })}
      crumb={crumb}
      deed={
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {say('dealer.print')}
        </Button>
      }
    >
      <div className="two-columns">
        <div>
          <HowFar dealer={data} />
          <SupervisionSection dealer={{ ...data, isConnected: data.facts.joinedOn !== null }} />
          <DealerHistory dealer={data} />
        </div>
        <div className="side">
          <Next dealer={data} />
          <DealerAbout dealer={data} />
        </div>
      </div>
    </Page>
  )
}

/** The state with the facts that made it: nobody typed it. */
function HowFar({ dealer }: { dealer: DealerPage }) {
  const say = useSay()
  const { state, because, facts } = dealer
  return (
    <section className="how-far">
      <h2>{say('dealer.why')}</h2>
      <p className="how-far-state">
        <DealerStateWord state={state} />
      </p>
      <p>{say(`dealer-state.${state}.means`)}</p>
      <ul>
        {because.map(({ fact, on }) => (
          <li key={fact}>{say(`dealer-because.${fact}`, { on })}</li>
        ))}
        {facts.endReason && (
          <li>{say('dealer.ended-because', { reason: say(`dealer-end-reason.${facts.endReason}`) })}</li>
        )}
      </ul>
    </section>
  )
}

function Next({ dealer }: { dealer: DealerPage }) {
  const say = useSay()
  const { role } = useMe()
  const mayNote = fieldRoles.some((one) => one === role)
  return (
    <section className="no-print">
      <h2>{say('dealer.next')}</h2>
      {mayNote ? <DealerDeeds dealer={dealer} /> : <p>{say('dealer.read-only')}</p>}
    </section>
  )
}
