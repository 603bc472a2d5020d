import { useQueryClient } from '@tanstack/react-query'
import { type ComponentProps, useState } from 'react'
import { Icon } from '../../../web/components/icon.tsx'
import { buttonClass } from '../../../web/components/button.tsx'
import { KeptLine } from '../../../web/components/kept-line.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { useKeepDraft } from '../../../web/use-keep-draft.ts'
import type { FileView } from '../contract.ts'
import type { DocumentView } from '../documents/contract.ts'
import { partsOf } from '../rules/document-parts.ts'
import { DecisionCheck } from './decision-check.tsx'
import { DocumentField, type Editing } from './document-field.tsx'
import { type FieldSpec, headFields, partFields, signerFields } from './document-fields.ts'
import { type DocumentValues, toFields, toValues } from './document-form.ts'
import { FactList, InterestList } from './document-lists.tsx'
import { fileQuery, paperAddress } from './measure-queries.ts'
import { useMissing } from './use-missing.ts'

type Crumb = ComponentProps<typeof Page>['crumb']
type Props = { file: FileView; document: DocumentView; crumb: Crumb; onReload: () => Promise<void> }

/** Writes a document: kept at the server while it is typed, with what is still missing beside it. */
export function EditDocument({ file, document, crumb, onReload }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const [values, setValues] = useState<DocumentValues>(() => toValues(document.fields))
  const fields = toFields(values)
  const { queryKey } = fileQuery(file.id)
  const keeping = useKeepDraft<FileView>({
    address: `/v1/case-files/${file.id}/documents/${document.id}`,
    was: document,
    typed: { fields },
    onSaved: (saved) => {
      client.setQueryData(queryKey, saved)
      return saved.documents.find(({ id }) => id === document.id)!
    },
  })
  const missing = useMissing(file, document, fields)
  const editing: Editing = {
    values,
    change: (next) => setValues(next),
    lacking: new Set(missing.map(({ field }) => field)),
  }
  return (
    <Page
      title={say(`case-file.document.${document.kind}`)}
      lead={say('case-file.document.lead', { number: file.number, name: file.dealerName })}
      crumb={crumb!}
      deed={
        <a
          className={buttonClass()}
          href={paperAddress(file.id, document.id)}
          target="_blank"
          rel="noreferrer"
          onClick={() => void keeping.flush()}
        >
          <Icon name="print" />
          {say('case-file.paper.preview')}
        </a>
      }
    >
      <div className="two-columns document-columns">
        <form noValidate className="document-form" onSubmit={(event) => event.preventDefault()}>
          <Fields title={say('case-file.part.head')} specs={headFields} editing={editing} />
          {partsOf(document.kind, fields.measure).map((part) =>
            part === 'facts' ? (
              <section key={part} className="section" id="part-facts">
                <h2>{say('case-file.part.facts')}</h2>
                <FactList editing={editing} file={file} />
              </section>
            ) : part === 'interests' ? (
              <section key={part} className="section" id="part-interests">
                <h2>{say('case-file.part.interests')}</h2>
                <p className="small muted">{say('case-file.part.interests.help')}</p>
                <InterestList editing={editing} />
              </section>
            ) : (
              <Fields
                key={part}
                title={say(`case-file.part.${part}`)}
                specs={partFields[part].filter(
                  ({ only }) => only === undefined || only.includes(document.kind),
                )}
                editing={editing}
              />
            ),
          )}
          <Fields title={say('case-file.part.signer')} specs={signerFields} editing={editing} />
          <KeptLine keeping={keeping} onReload={onReload} />
        </form>
        <DecisionCheck file={file} document={document} missing={missing} keeping={keeping} />
      </div>
    </Page>
  )
}

function Fields({ title, specs, editing }: { title: string; specs: readonly FieldSpec[]; editing: Editing }) {
  return (
    <section className="section">
      <h2>{title}</h2>
      <div className="grid is-top">
        {specs.map((spec) => (
          <DocumentField key={`${spec.path}-${spec.only?.join() ?? ''}`} spec={spec} editing={editing} />
        ))}
      </div>
    </section>
  )
}
