import { useQuery } from '@tanstack/react-query'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { Letterhead } from '../contract.ts'
import { letterheadsQuery } from './letter-queries.ts'
import { LetterheadForm } from './letterhead-form.tsx'
import './letters.css'

/** The paper of each sender; the own one can be replaced from a day on. */
export function LetterheadsScreen() {
  const say = useSay()
  const me = useMe()
  const { data, error, refetch } = useQuery(letterheadsQuery)
  const own = data?.find(({ organisation }) => organisation === me.organisation.name)
  const others = data?.filter(({ id }) => id !== own?.id) ?? []
  return (
    <Page
      title={say('letters.letterheads')}
      lead={say('letters.letterheads.lead')}
      crumb={{ to: '/brieven', text: say('letters.title') }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {!error && data === undefined && <Loading />}
      {data !== undefined && (
        <>
          <LetterheadForm key={own?.id ?? 'none'} own={own} />
          <section className="section">
            <h2>{say('letters.letterheads.all')}</h2>
            {[...(own ? [own] : []), ...others].map((paper) => (
              <Paper key={paper.id} paper={paper} />
            ))}
          </section>
        </>
      )}
    </Page>
  )
}

function Paper({ paper }: { paper: Letterhead }) {
  const say = useSay()
  return (
    <details className="letterhead">
      <summary>
        <svg className="letterhead-colour" viewBox="0 0 1 1" aria-hidden="true">
          <rect width="1" height="1" fill={paper.colour} />
        </svg>{' '}
        {say('letters.letterhead.since', { name: paper.senderName, day: paper.validFrom })}
      </summary>
      <KeyValues>
        <KeyValue name={say('letterhead.returnAddress')}>{paper.returnAddress}</KeyValue>
        <KeyValue name={say('letterhead.visitAddress')}>
          <span className="letter-text">{paper.visitAddress}</span>
        </KeyValue>
        <KeyValue name={say('letterhead.contact')}>
          <span className="letter-text">{paper.contact}</span>
        </KeyValue>
        <KeyValue name={say('letterhead.signatoryName')}>
          {paper.signatoryName}, {paper.signatoryFunction}
        </KeyValue>
        <KeyValue name={say('letterhead.colour')}>{paper.colour}</KeyValue>
        <KeyValue name={say('letterhead.logo')}>
          {say(paper.hasLogo ? 'letterhead.logo.yes' : 'letterhead.logo.no')}
        </KeyValue>
      </KeyValues>
    </details>
  )
}
