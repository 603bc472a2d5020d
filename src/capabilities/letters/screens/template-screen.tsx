import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { callApi, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DraftBack, DraftSaved } from '../../../web/components/draft-back.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import type { LetterTemplate, TemplateInput } from '../contract.ts'
import { LetterPicture } from './letter-picture.tsx'
import { templatesQuery } from './letter-queries.ts'
import { TemplateFields } from './template-fields.tsx'
import { TemplateVersions } from './template-versions.tsx'
import './letters.css'

const route = getRouteApi('/brieven/sjablonen/$id')
const empty: TemplateInput = { kind: 'other', nameNl: '', nameEn: '', subject: '', body: '' }

/** A template, with the letter that comes of it beside it while somebody writes. */
export function TemplateScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(templatesQuery)
  const account = accountOf(useMe())
  const draft = useKeptDraft<TemplateInput>(account, `letter-template-${id}`)
  const template = data?.find((one) => one.id === id)
  const isNew = id === 'nieuw'
  const name = template && (locale === 'nl' ? template.nameNl : template.nameEn)
  return (
    <Page
      title={name ?? say('letters.template.new')}
      lead={
        template && say(template.owner === null ? 'letters.template.of-region' : 'letters.template.of-own')
      }
      crumb={{ to: '/brieven/sjablonen', text: say('letters.templates') }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {!error && (data === undefined || draft === undefined) && <Loading />}
      {data !== undefined && draft !== undefined && (isNew || template !== undefined) && (
        <Editor
          key={`${id} ${template?.version}`}
          template={template}
          kept={draft && (isNew || template?.mayWrite) ? draft : null}
          account={account}
        />
      )}
      {data !== undefined && !isNew && template === undefined && <p>{say('letters.template.gone')}</p>}
      {template && <TemplateVersions id={template.id} version={template.version} />}
    </Page>
  )
}

type EditorProps = {
  template: LetterTemplate | undefined
  kept: { value: TemplateInput; savedAt: Date } | null
  account: string
}

function Editor({ template, kept, account }: EditorProps) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [values, setValues] = useState<TemplateInput>(kept?.value ?? pick(template) ?? empty)
  const [isBack, setBack] = useState(kept !== null)
  const name = `letter-template-${template?.id ?? 'nieuw'}`
  const sign = JSON.stringify(values)
  const draft = useFormDraft({ account, name, read: () => values, sign, savedAt: kept?.savedAt ?? null })
  const mayWrite = template?.mayWrite ?? true
  const sending = useSend(
    () =>
      template === undefined
        ? postJson<LetterTemplate>('/v1/letter-templates', values)
        : callApi<LetterTemplate>('PUT', `/v1/letter-templates/${template.id}`, {
            body: { ...values, version: template.version },
          }),
    async ({ id }) => {
      await draft.close()
      await client.invalidateQueries({ queryKey: templatesQuery.queryKey })
      await navigate({ to: '/brieven/sjablonen/$id', params: { id } })
    },
  )
  const clear = async () => {
    setValues(pick(template) ?? empty)
    setBack(false)
    await draft.close()
  }
  return (
    <div className="letter-compose">
      <form className="template-form" noValidate onSubmit={(event) => void sending.submit(event)}>
        {isBack && kept && <DraftBack from={kept.savedAt} onClear={() => void clear()} />}
        {sending.failure !== null && <ProblemNotice error={sending.failure} />}
        <TemplateFields
          values={values}
          errors={sending.errors}
          attempts={sending.attempts}
          isReadOnly={!mayWrite}
          onChange={(part) => setValues((before) => ({ ...before, ...part }))}
        />
        {mayWrite ? (
          <p>
            <Button type="submit" main>
              {say(template === undefined ? 'letters.template.keep-new' : 'letters.template.keep')}
            </Button>{' '}
            {draft.savedAt && <DraftSaved at={draft.savedAt} />}
          </p>
        ) : (
          <p>{say('letters.template.not-yours')}</p>
        )}
      </form>
      <section className="letter-preview" aria-labelledby="template-preview-title">
        <h2 id="template-preview-title">{say('letters.preview')}</h2>
        <LetterPicture
          asked={values.body === '' ? null : { subject: values.subject || '-', body: values.body }}
        />
      </section>
    </div>
  )
}

function pick(template: LetterTemplate | undefined): TemplateInput | null {
  if (template === undefined) return null
  const { kind, nameNl, nameEn, subject, body } = template
  return { kind, nameNl, nameEn, subject, body }
}
