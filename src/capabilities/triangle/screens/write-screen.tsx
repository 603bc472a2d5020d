import { useMutation } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { postJson } from '../../../web/api.ts'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useKeptDraft } from '../../../web/use-form-draft.ts'
import { useInventory } from '../../dealers/screens/dealer-queries.ts'
import type { CaseView } from '../contract.ts'
import { CaseForm } from './case-form.tsx'
import { type CaseValues, emptyCase, valuesOf } from './case-values.ts'
import './triangle.css'

const proposeRoute = getRouteApi('/driehoek/nieuw')
const changeRoute = getRouteApi('/driehoek/$id/wijzigen')

/** Proposes a case: one page about one dealer. */
export function ProposeScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const { handelaar = '', dossier = null } = proposeRoute.useSearch()
  const name = `triangle-case-${handelaar || 'new'}`
  const kept = useKeptDraft<CaseValues>(accountOf(useMe()), name)
  const dealers = useInventory()
  return (
    <Page
      title={say('triangle.propose')}
      lead={say('triangle.propose.lead')}
      crumb={{ to: '/driehoek', text: say('triangle.title') }}
    >
      {dealers.error && <ProblemNotice error={dealers.error} onAgain={() => void dealers.refetch()} />}
      {dealers.data && kept !== undefined ? (
        <CaseForm
          name={name}
          dealers={dealers.data.filter(({ facts }) => facts.endedOn === null)}
          start={kept?.value ?? emptyCase(handelaar, dossier)}
          savedAt={kept?.savedAt ?? null}
          was={null}
          onKept={({ id }) => navigate({ to: '/driehoek/$id', params: { id } })}
        />
      ) : (
        !dealers.error && <Loading />
      )}
    </Page>
  )
}

/** Changes the page of a case that was not decided yet; to change it is to open it. */
export function ChangeScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const { id } = changeRoute.useParams()
  const open = useMutation({
    gcTime: 0,
    mutationFn: () => postJson<CaseView>(`/v1/triangle-cases/${id}/views`, {}),
  })
  const asked = useRef(false)
  const { mutate } = open
  useEffect(() => {
    if (asked.current) return
    asked.current = true
    mutate()
  }, [mutate])
  const name = `triangle-case-${id}`
  const kept = useKeptDraft<CaseValues>(accountOf(useMe()), name)
  return (
    <Page
      title={say('triangle.change')}
      lead={open.data?.dealerName}
      crumb={{ to: '/driehoek/$id', params: { id }, text: open.data?.dealerName ?? say('triangle.case') }}
    >
      {open.error && <ProblemNotice error={open.error} onAgain={() => mutate()} />}
      {open.data && kept !== undefined ? (
        <CaseForm
          name={name}
          dealers={[]}
          start={kept?.value ?? valuesOf(open.data)}
          savedAt={kept?.savedAt ?? null}
          was={open.data}
          onKept={() => navigate({ to: '/driehoek/$id', params: { id } })}
        />
      ) : (
        !open.error && <Loading />
      )}
    </Page>
  )
}
