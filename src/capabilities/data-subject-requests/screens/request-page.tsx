import type { ReactNode } from 'react'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import type { RequestView } from '../contract.ts'

/** The page on which a request is answered: what was asked, and by when. */
export function RequestPage({ request, children }: { request: RequestView; children: ReactNode }) {
  const say = useSay()
  const { kind, receivedOn, dueOn, answeredOn } = request
  return (
    <Page
      title={say('subject-request.page.title', { kind, day: receivedOn })}
      lead={
        answeredOn
          ? say('subject-request.completed', { day: answeredOn })
          : say('subject-request.page.lead', { day: dueOn })
      }
      crumb={{ to: '/inzageverzoeken', text: say('subject-request.nav') }}
    >
      {children}
    </Page>
  )
}
