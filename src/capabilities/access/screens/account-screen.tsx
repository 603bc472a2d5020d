import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { CapacityChoice } from './capacity-choice.tsx'

/** Who someone is in Helder: name, organisation and capacity. */
export function AccountScreen() {
  const say = useSay()
  const me = useMe()
  return (
    <Page title={say('account.title')}>
      <CapacityChoice />
      <KeyValues>
        <KeyValue name={say('account.name')}>{me.name}</KeyValue>
        <KeyValue name={say('account.organisation')}>{me.organisation.name}</KeyValue>
        <KeyValue name={say('account.capacity')}>{say(`shell.role.${me.role}`)}</KeyValue>
      </KeyValues>
      {me.manages && <p>{say('account.manages')}</p>}
    </Page>
  )
}
