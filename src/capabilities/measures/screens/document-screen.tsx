import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiProblem } from '../../../web/api.ts'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { EditDocument } from './edit-document.tsx'
import { fileQuery } from './measure-queries.ts'
import { SettledDocument } from './settled-document.tsx'
import './measures.css'

const route = getRouteApi('/dossiers/$id/besluit/$stepId')

/** A document of a file: to write with the decision check beside it, or as it was settled. */
export function DocumentScreen() {
  const say = useSay()
  const client = useQueryClient()
  const { id, stepId } = route.useParams()
  const [loaded, setLoaded] = useState(0)
  const { data, error, refetch } = useQuery({ ...fileQuery(id), refetchOnWindowFocus: false })
  if (error instanceof ApiProblem && [400, 404].includes(error.status)) return <NotFoundPage />
  const document = data?.documents.find((one) => one.id === stepId)
  if (data !== undefined && document === undefined) return <NotFoundPage />
  const crumb = {
    to: '/dossiers/$id',
    params: { id },
    text: say('case-file.crumb.file', { name: data?.dealerName ?? '' }),
  }
  if (data === undefined || document === undefined) {
    return (
      <Page title={say('case-file.document')} crumb={crumb}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  const reload = async () => {
    await client.refetchQueries({ queryKey: fileQuery(id).queryKey })
    setLoaded((count) => count + 1)
  }
  return document.settled === null && data.mayWrite ? (
    <EditDocument
      key={`${document.id}-${loaded}`}
      file={data}
      document={document}
      crumb={crumb}
      onReload={reload}
    />
  ) : (
    <SettledDocument file={data} document={document} crumb={crumb} />
  )
}
