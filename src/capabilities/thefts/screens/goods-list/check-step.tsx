import { useQuery } from '@tanstack/react-query'
import { Button } from '../../../../web/components/button.tsx'
import { KeyValue, KeyValues } from '../../../../web/components/key-value.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { titleOf } from '../../../belongings/screens/thing-words.ts'
import { municipalitiesQuery } from '../../../../web/policies.ts'
import type { StepProps } from './new-list-screen.tsx'
import { ChangeLink } from './simple-steps.tsx'
import { useSendList } from './use-send-list.ts'

/** Everything once more, and the deed. */
export function CheckStep({ vault, things, on }: StepProps) {
  const say = useSay()
  const { draft } = on
  const { data: municipalities = [] } = useQuery(municipalitiesQuery)
  const picked = things.filter(({ id }) => draft.picked.includes(id))
  const { send, progress, failure } = useSendList(vault, picked, on)
  const place = municipalities.find(({ value }) => value === draft.municipality)?.text ?? ''
  const contact = [draft.name, draft.phone, draft.email].filter((text) => text.trim() !== '').join(', ')
  return (
    <>
      <KeyValues>
        <KeyValue name={say('goods-list.when')}>
          {draft.knowsDay === 'no'
            ? say('goods-list.between', { from: draft.committedOn, until: draft.committedUntil, place })
            : say('goods-list.on', { day: draft.committedOn, place })}{' '}
          <ChangeLink step="wanneer" what={say('goods-list.when')} />
        </KeyValue>
        <KeyValue name={say('goods-list.what')}>
          {picked.map(({ id, value }) => (
            <div key={id}>{titleOf(value, say)}</div>
          ))}
          <ChangeLink step="wat" what={say('goods-list.what')} />
        </KeyValue>
        <KeyValue name={say('goods-list.field.registrationNumber')}>
          {draft.hasReport === 'yes' ? (
            <span className="mono">{draft.registrationNumber}</span>
          ) : (
            say('goods-list.no-report')
          )}{' '}
          <ChangeLink step="aangifte" what={say('goods-list.field.registrationNumber')} />
        </KeyValue>
        <KeyValue name={say('goods-list.contact')}>
          {contact || say('goods-list.contact.none')}{' '}
          <ChangeLink step="aangifte" what={say('goods-list.contact')} />
        </KeyValue>
      </KeyValues>
      <p className="section">{say('goods-list.check.what-happens')}</p>
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main onClick={() => void send()} aria-disabled={progress !== null}>
          {progress === null ? say('goods-list.send') : say('goods-list.sending', progress)}
        </Button>
      </div>
    </>
  )
}
