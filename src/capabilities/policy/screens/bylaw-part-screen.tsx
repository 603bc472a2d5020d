import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { BylawView } from '../bylaws/contract.ts'
import { type LocalPart, localParts } from '../rules/bylaw-parts.ts'
import { partState } from '../rules/bylaw-state.ts'
import { modelTexts } from '../rules/model-texts.ts'
import { ArticleForm } from './article-form.tsx'
import { ArticleTimeline } from './article-timeline.tsx'
import { bylawsQuery } from './bylaw-queries.ts'
import { CompareTexts } from './compare-texts.tsx'
import { consequence } from './consequence.ts'
import { PartStatus } from './part-status.tsx'
import './bylaws.css'

const route = getRouteApi('/regels/$gemeente/$onderdeel')

/** One part in one municipality: beside the model, in time, and the form that decides it. Prints as a proposal. */
export function BylawPartScreen() {
  const say = useSay()
  const { gemeente, onderdeel } = route.useParams()
  const { data, error, refetch } = useQuery(bylawsQuery)
  const bylaw = data?.find(({ municipality }) => municipality === gemeente)
  const part = localParts.find((one) => one === onderdeel)
  if (part === undefined || (data && !bylaw)) return <NotFoundPage />
  if (!bylaw)
    return (
      <Page title={say(`bylaws.part.${part}`)} crumb={{ to: '/regels', text: say('bylaws.all') }}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  return <BylawPart bylaw={bylaw} part={part} />
}

function BylawPart({ bylaw, part }: { bylaw: BylawView; part: LocalPart }) {
  const say = useSay()
  const today = dayInAmsterdam(useNow())
  const found = partState(bylaw.articles, part, today)
  const articles = bylaw.articles.filter((one) => one.part === part)
  const isWhole = found.state === 'in-force'
  return (
    <Page
      title={say('bylaws.part-in', { part: say(`bylaws.part.${part}`), municipality: bylaw.name })}
      lead={<PartStatus part={found} today={today} />}
      crumb={{
        to: '/regels/$gemeente',
        params: { gemeente: bylaw.municipality },
        text: say('bylaws.in', { municipality: bylaw.name }),
      }}
      deed={
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {say('bylaws.print-proposal')}
        </Button>
      }
    >
      <p className="bylaw-print-only">{say('bylaws.proposal', { municipality: bylaw.name, day: today })}</p>
      {!isWhole && <p className="bylaw-consequence">{consequence(say, part, found.state)}</p>}
      <Beside bylaw={bylaw} part={part} today={today} />
      {articles.length > 0 && <ArticleTimeline bylaw={bylaw} part={part} today={today} />}
      {bylaw.mayWrite && <ArticleForm bylaw={bylaw} part={part} today={today} />}
    </Page>
  )
}

function Beside({ bylaw, part, today }: { bylaw: BylawView; part: LocalPart; today: Day }) {
  const say = useSay()
  const { period } = partState(bylaw.articles, part, today)
  const model = modelTexts[part]
  return (
    <section className="section">
      <h2>{say('bylaws.beside')}</h2>
      <CompareTexts
        own={{
          title: period
            ? say('bylaws.beside.own', { municipality: bylaw.name, article: period.article.article })
            : say('bylaws.beside.none', { municipality: bylaw.name }),
          text: period?.article.text ?? '',
        }}
        model={{ title: say('bylaws.beside.model', { article: model.article }), text: model.text }}
      />
      <p className="small muted">{say('bylaws.beside.source')}</p>
    </section>
  )
}
