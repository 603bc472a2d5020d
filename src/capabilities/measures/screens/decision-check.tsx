import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type MouseEvent, useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Status } from '../../../web/components/status.tsx'
import { fieldId } from '../../../web/components/field.tsx'
import { useSay } from '../../../web/language.tsx'
import type { Keeping } from '../../../web/use-keep-draft.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'
import type { FileView } from '../contract.ts'
import type { DocumentView, MissingElement } from '../documents/contract.ts'

type Props = { file: FileView; document: DocumentView; missing: MissingElement[]; keeping: Keeping }

/** What the document still lacks to hold, each with its article and a way to its field; and the deed that settles it. */
export function DecisionCheck({ file, document, missing, keeping }: Props) {
  const say = useSay()
  const client = useQueryClient()
  const [asked, setAsked] = useState(false)
  const settle = useMutation({
    mutationFn: async () => {
      const version = await keeping.flush()
      if (version === null) return null
      return postJson<FileView>(`/v1/case-files/${file.id}/documents/${document.id}/settlements`, {
        version,
      })
    },
    onSettled: () => setAsked(false),
    onSuccess: async (settled) => {
      if (settled === null) return
      keeping.stop()
      const number = settled.documents.find(({ id }) => id === document.id)?.settled?.number ?? ''
      announce(say('case-file.settled', { number }))
      await client.invalidateQueries({ queryKey: ['case-files'] })
    },
  })
  const isWhole = missing.length === 0
  return (
    <aside className="side decision-check" aria-labelledby="decision-check">
      <h2 id="decision-check">{say('case-file.check')}</h2>
      <p role="status">
        <Status icon={isWhole ? 'check' : 'alert'} tone={isWhole ? 'plain' : 'look'}>
          {say('case-file.check.count', { count: missing.length })}
        </Status>
      </p>
      <ol className="missing-list">
        {missing.map(({ element, article, field, values }) => (
          <li key={`${element}-${field}`}>
            <a href={`#${fieldId(field)}`} onClick={(event) => goToField(event, field)}>
              {say(`measures.element.${element}` as MessageKey, values)}
            </a>
            <span className="sub small muted">{article}</span>
          </li>
        ))}
      </ol>
      {settle.error && <ProblemNotice error={settle.error} />}
      {!isWhole && (
        <p className="small" id="why-not">
          {say('case-file.settle.not-yet', { count: missing.length })}
        </p>
      )}
      <Button
        main
        aria-disabled={!isWhole || settle.isPending}
        aria-describedby={isWhole ? undefined : 'why-not'}
        onClick={() => isWhole && setAsked(true)}
      >
        <Icon name="certified" />
        {say('case-file.settle')}
      </Button>
      {asked && (
        <SheetDialog title={say('case-file.settle')} onClose={() => setAsked(false)}>
          <p>{say('case-file.settle.text')}</p>
          <div className="deeds">
            <Button
              main
              aria-disabled={settle.isPending}
              onClick={() => !settle.isPending && settle.mutate()}
            >
              {say('case-file.settle.sure')}
            </Button>
            <Button onClick={() => setAsked(false)}>{say('case-file.back')}</Button>
          </div>
        </SheetDialog>
      )}
    </aside>
  )
}

// To the field itself, else to the part that it belongs to. The address stays as it is: a # would be a dead step for "back".
function goToField(event: MouseEvent, field: string): void {
  event.preventDefault()
  for (let path = field.split('.'); path.length > 0; path = path.slice(0, -1)) {
    const found =
      document.getElementById(fieldId(path.join('.'))) ??
      document.querySelector<HTMLElement>(`[name^="${path.join('.')}."]`)
    if (found === null) continue
    found.scrollIntoView({ block: 'center' })
    found.focus()
    return
  }
}
