import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import { buttonClass } from '../../../web/components/button.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { publicAddress } from '../../../web/public-address.ts'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { useNow } from '../../../web/use-now.ts'
import type { BylawView } from '../bylaws/contract.ts'
import { type BylawPart, bylawParts } from '../rules/bylaw-parts.ts'
import { partState } from '../rules/bylaw-state.ts'
import { bylawScore } from '../rules/bylaw-work.ts'
import { ArticleBody } from './article-body.tsx'
import { bylawsQuery } from './bylaw-queries.ts'
import { consequence } from './consequence.ts'
import { FocusSection } from './focus-section.tsx'
import { PartStatus } from './part-status.tsx'
import './bylaws.css'

const route = getRouteApi('/regels/$gemeente')

/** One municipality: what is missing and what follows from it, each article with its text, focus branches, mandates. */
export function BylawScreen() {
  const say = useSay()
  const { gemeente } = route.useParams()
  const { data, error, refetch } = useQuery(bylawsQuery)
  const bylaw = data?.find(({ municipality }) => municipality === gemeente)
  if (data && !bylaw) return <NotFoundPage />
  if (!bylaw)
    return (
      <Page title={say('bylaws.title')} crumb={{ to: '/regels', text: say('bylaws.all') }}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  return <Bylaw bylaw={bylaw} />
}

function Bylaw({ bylaw }: { bylaw: BylawView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const today = dayInAmsterdam(useNow())
  const { holding, of, open } = bylawScore(bylaw.articles, today)
  const address = publicAddress(`/regels/${bylaw.municipality}`, locale)
  return (
    <Page
      title={say('bylaws.in', { municipality: bylaw.name })}
      lead={say('bylaws.in.lead', { holding, of, day: today })}
      crumb={{ to: '/regels', text: say('bylaws.all') }}
      deed={
        <a className={buttonClass()} href={address}>
          {say('bylaws.public-page')}
        </a>
      }
    >
      {open.length > 0 && (
        <section className="section">
          <h2>{say('bylaws.missing.title')}</h2>
          <ul className="bylaw-missing">
            {open.map((part) => (
              <Missing key={part} bylaw={bylaw} part={part} today={today} />
            ))}
          </ul>
        </section>
      )}
      <section className="section">
        <h2>{say('bylaws.articles')}</h2>
        {bylawParts.map((part) => (
          <PartBlock key={part} bylaw={bylaw} part={part} today={today} />
        ))}
      </section>
      <FocusSection bylaw={bylaw} today={today} />
      <Mandates bylaw={bylaw} />
    </Page>
  )
}

type PartProps = { bylaw: BylawView; part: BylawPart; today: Day }

/** What a part lacks and what nobody can do because of it, with the way to put it right. */
function Missing({ bylaw, part, today }: PartProps) {
  const say = useSay()
  const found = partState(bylaw.articles, part, today)
  return (
    <li>
      <div>
        <b>{say(`bylaws.part.${part}`)}</b> <PartStatus part={found} today={today} />
        <p>{consequence(say, part, found.state)}</p>
      </div>
      <PartLink bylaw={bylaw} part={part}>
        {say(bylaw.mayWrite ? 'bylaws.put-right' : 'bylaws.compare')}
      </PartLink>
    </li>
  )
}

function PartBlock({ bylaw, part, today }: PartProps) {
  const say = useSay()
  const found = partState(bylaw.articles, part, today)
  if (found.period === null && part !== 'purchase-register') return null
  return (
    <article className="bylaw-part">
      <div>
        <h3>{say(`bylaws.part.${part}`)}</h3>
        <PartStatus part={found} today={today} />
      </div>
      <div>
        {part === 'purchase-register' ? (
          <p>{say('bylaws.national')}</p>
        ) : (
          <ArticleBody
            period={found.period!}
            next={found.state === 'coming' ? null : found.next}
            gap={found.gap}
          />
        )}
      </div>
      {part !== 'purchase-register' && (
        <PartLink bylaw={bylaw} part={part}>
          {say(bylaw.mayWrite ? 'bylaws.change' : 'bylaws.compare')}
        </PartLink>
      )}
    </article>
  )
}

function PartLink({ bylaw, part, children }: { bylaw: BylawView; part: BylawPart; children: ReactNode }) {
  const say = useSay()
  return (
    <Link
      className="text-link no-print"
      to="/regels/$gemeente/$onderdeel"
      params={{ gemeente: bylaw.municipality, onderdeel: part }}
    >
      {children}
      <span className="visually-hidden">: {say(`bylaws.part.${part}`)}</span>
    </Link>
  )
}

function Mandates({ bylaw: { mandates, name } }: { bylaw: BylawView }) {
  const say = useSay()
  return (
    <section className="section">
      <h2>{say('bylaws.mandates')}</h2>
      {mandates.length === 0 && <p>{say('bylaws.mandates.none', { municipality: name })}</p>}
      <ul>
        {mandates.map(({ office, decree, from, until }) => (
          <li key={`${office}${from}`}>
            {say('bylaws.mandate', { office, decree })}{' '}
            {until === null
              ? say('public.rules.since', { from })
              : say('public.rules.period', { from, until })}
          </li>
        ))}
      </ul>
    </section>
  )
}
