import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'
import type { Because, FileView } from '../contract.ts'
import type { DocumentKind, StepKind } from '../rules/file-states.ts'
import { stepRow } from '../rules/step-table.ts'
import { StepDialog } from './step-dialog.tsx'
import { usableDocument } from './step-form.ts'
import { documentOptional } from './step-fields.ts'

type Kind = Exclude<StepKind, 'open'>

/** What the rules propose now, with its grounds and the article, or why nothing can be done; and what else is possible. */
export function NextStep({ file }: { file: FileView }) {
  const say = useSay()
  const [asked, setAsked] = useState<Kind | null>(null)
  const { next, mayWrite } = file
  const kind = next.kind === null || next.kind === 'open' ? null : next.kind
  const others = file.possible.filter((one): one is Kind => one !== kind && one !== 'open')
  return (
    <section className="section next-step" aria-labelledby="next-step">
      <h2 id="next-step">
        {kind === null
          ? say('case-file.next.none')
          : say('case-file.next', { step: say(`case-file.do.${kind}`) })}
      </h2>
      {kind !== null && (
        <p className="small muted">
          {[
            stepRow(kind).article,
            next.measure !== null &&
              say('case-file.measure.is', { measure: say(`case-file.measure.${next.measure}`) }),
            next.grounds.length > 0 && say('case-file.next.grounds', { count: next.grounds.length }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <Sentences because={next.because} />
      {kind === null && next.wouldHelp.length > 0 && (
        <Notice tone="info" title={say('case-file.next.would-help')}>
          <Sentences because={next.wouldHelp} />
        </Notice>
      )}
      {mayWrite && kind !== null && (
        <div className="deeds">
          <Deed file={file} kind={kind} isMain onAsk={() => setAsked(kind)} />
        </div>
      )}
      {mayWrite && others.length > 0 && (
        <details>
          <summary>{say('case-file.next.others')}</summary>
          <div className="deeds">
            {others.map((one) => (
              <Deed key={one} file={file} kind={one} onAsk={() => setAsked(one)} />
            ))}
          </div>
        </details>
      )}
      {!mayWrite && <p className="small muted">{say('case-file.read-only')}</p>}
      {asked !== null && <StepDialog file={file} kind={asked} onClose={() => setAsked(null)} />}
    </section>
  )
}

function Sentences({ because }: { because: readonly Because[] }) {
  const say = useSay()
  return (
    <ul className="because">
      {because.map(({ code, values }, index) => (
        <li key={`${code}-${index}`}>{say(`measures.because.${code}` as MessageKey, values)}</li>
      ))}
    </ul>
  )
}

type DeedProps = { file: FileView; kind: Kind; isMain?: boolean; onAsk: () => void }

/** The deed of a step: first the document that it stands on, then the step itself. */
function Deed({ file, kind, isMain = false, onAsk }: DeedProps) {
  const say = useSay()
  const document = stepRow(kind).document
  const look = { main: isMain, small: !isMain }
  const isReady = document === null || usableDocument(file, kind) !== null
  const draft = file.documents.findLast((one) => one.kind === document && one.settled === null)
  if (document === null || isReady || (documentOptional.includes(kind) && draft === undefined && !isMain))
    return (
      <Button {...look} onClick={onAsk}>
        {say(`case-file.do.${kind}`)}
      </Button>
    )
  if (draft !== undefined)
    return (
      <Link
        className={buttonClass(look)}
        to="/dossiers/$id/besluit/$stepId"
        params={{ id: file.id, stepId: draft.id }}
      >
        {say('case-file.write.on', { document: say(`case-file.document.${document}`).toLowerCase() })}
      </Link>
    )
  return (
    <>
      <WriteDocument file={file} kind={document} {...look} />
      {documentOptional.includes(kind) && (
        <Button small onClick={onAsk}>
          {say('case-file.without-document')}
        </Button>
      )}
    </>
  )
}

type WriteProps = { file: FileView; kind: DocumentKind; main: boolean; small: boolean }

function WriteDocument({ file, kind, main, small }: WriteProps) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const [id] = useState(() => crypto.randomUUID())
  const sending = useSend(
    () => postJson<FileView>(`/v1/case-files/${file.id}/documents`, { id, kind }),
    async () => {
      await client.invalidateQueries({ queryKey: ['case-files'] })
      await navigate({ to: '/dossiers/$id/besluit/$stepId', params: { id: file.id, stepId: id } })
    },
  )
  return (
    <>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <Button main={main} small={small} onClick={() => void sending.submit()}>
        {say('case-file.write', { document: say(`case-file.document.${kind}`).toLowerCase() })}
      </Button>
    </>
  )
}
