import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'

/** Name, organisation and capacity. A citizen has only the last. */
export function WhoSection() {
  const say = useSay()
  const me = useMe()
  return (
    <>
      <KeyValues>
        {me.name && <KeyValue name={say('account.name')}>{me.name}</KeyValue>}
        {me.organisation.name && (
          <KeyValue name={say('account.organisation')}>{me.organisation.name}</KeyValue>
        )}
        <KeyValue name={say('account.capacity')}>{say(`shell.role.${me.role}`)}</KeyValue>
      </KeyValues>
      {me.manages && <p>{say('account.manages')}</p>}
    </>
  )
}
