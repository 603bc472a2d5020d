import { Link } from '@tanstack/react-router'
import { type ComponentProps, useState } from 'react'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { FileView } from '../contract.ts'
import type { DocumentView } from '../documents/contract.ts'
import type { StepKind } from '../rules/file-states.ts'
import { stepRow } from '../rules/step-table.ts'
import { paperAddress } from './measure-queries.ts'
import { StepDialog } from './step-dialog.tsx'
import { usableDocument } from './step-form.ts'
import { valueWord } from '../rules/value-word.ts'

type Props = { file: FileView; document: DocumentView; crumb: ComponentProps<typeof Page>['crumb'] }

/** A document as it was settled: its number, digest, paper, what became of it, and what comes next. */
export function SettledDocument({ file, document, crumb }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const { settled, kind } = document
  const taken = file.steps.find(({ documentId }) => documentId === document.id)
  const delivered = taken && file.steps.find((step) => step.kind === 'deliver' && step.on >= taken.on)
  return (
    <Page
      title={say(`case-file.document.${kind}`)}
      lead={settled === null ? say('case-file.document.draft') : settled.number}
      crumb={crumb!}
      deed={
        <a
          className={buttonClass()}
          href={paperAddress(file.id, document.id)}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="print" />
          {say('case-file.paper.open')}
        </a>
      }
    >
      {settled !== null && (
        <KeyValues>
          <KeyValue name={say('case-file.document.number')}>
            <span className="mono">{settled.number}</span>
          </KeyValue>
          <KeyValue name={say('case-file.head.state')}>
            <Status icon="certified" tone="calm">
              {say('case-file.document.settled', {
                name: settled.by,
                moment: formatShort(settled.at, locale),
              })}
            </Status>
          </KeyValue>
          <KeyValue name={say('case-file.document.in-file')}>
            {taken === undefined
              ? say('case-file.document.not-in-file')
              : say('case-file.document.since', { step: say(`case-file.step.${taken.kind}`), day: taken.on })}
          </KeyValue>
          {delivered !== undefined && (
            <KeyValue name={say('case-file.step.deliver')}>
              {say('case-file.document.delivered', {
                day: delivered.on,
                proof: valueWord(delivered.values['proof']),
              })}
            </KeyValue>
          )}
          <KeyValue name={say('case-file.document.digest')}>
            <span className="mono digest">{settled.digest}</span>
          </KeyValue>
        </KeyValues>
      )}
      {settled !== null && taken === undefined && file.mayWrite && <Take file={file} document={document} />}
      {taken !== undefined &&
        delivered === undefined &&
        file.possible.includes('deliver') &&
        file.mayWrite && <Deliver file={file} />}
      <p>
        <Link className="text-link" to="/dossiers/$id" params={{ id: file.id }}>
          {say('case-file.to-file')}
        </Link>
      </p>
    </Page>
  )
}

/** A settled document does nothing until the step that it belongs to is noted. */
function Take({ file, document }: { file: FileView; document: DocumentView }) {
  const say = useSay()
  const [asked, setAsked] = useState<Exclude<StepKind, 'open'> | null>(null)
  const kinds = file.possible.filter(
    (kind): kind is Exclude<StepKind, 'open'> =>
      kind !== 'open' &&
      stepRow(kind).document === document.kind &&
      usableDocument(file, kind)?.id === document.id,
  )
  return (
    <section className="section">
      <Notice tone="info" title={say('case-file.take.title')}>
        <p>{say(kinds.length > 0 ? 'case-file.take.text' : 'case-file.take.not-now')}</p>
      </Notice>
      <div className="deeds">
        {kinds.map((kind, index) => (
          <Button key={kind} main={index === 0} onClick={() => setAsked(kind)}>
            {say(`case-file.do.${kind}`)}
          </Button>
        ))}
      </div>
      {asked !== null && <StepDialog file={file} kind={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function Deliver({ file }: { file: FileView }) {
  const say = useSay()
  const [isAsked, setAsked] = useState(false)
  return (
    <section className="section">
      <Notice tone="info" title={say('case-file.deliver.title')}>
        <p>{say('case-file.deliver.text')}</p>
      </Notice>
      <Button main onClick={() => setAsked(true)}>
        {say('case-file.do.deliver')}
      </Button>
      {isAsked && <StepDialog file={file} kind="deliver" onClose={() => setAsked(false)} />}
    </section>
  )
}
