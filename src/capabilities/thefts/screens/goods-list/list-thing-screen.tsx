import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Page } from '../../../../web/components/page.tsx'
import { Loading } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { ThingForm } from '../../../belongings/screens/thing-form.tsx'
import { titleOf } from '../../../belongings/screens/thing-words.ts'
import { type OpenVault, VaultDoor } from '../../../belongings/screens/vault-door.tsx'
import type { ListDraft } from './list-draft.ts'
import { useKeptDraft, useListDraft } from './use-list-draft.ts'

const route = getRouteApi('/aangifte/goed')

/** One thing of the list: added and ticked at once, or completed. It stands among the belongings too. */
export function ListThingScreen() {
  return <VaultDoor>{(open) => <WithDraft {...open} />}</VaultDoor>
}

function WithDraft(open: OpenVault) {
  const { data } = useKeptDraft(open.vault)
  return data === undefined ? <Loading /> : <ListThing {...open} kept={data} />
}

function ListThing({ vault, things, again, kept }: OpenVault & { kept: ListDraft }) {
  const say = useSay()
  const navigate = useNavigate()
  const { goed } = route.useSearch()
  const known = things.find(({ id }) => id === goed) ?? null
  const [id] = useState(() => known?.id ?? crypto.randomUUID())
  const { draft, keepAs } = useListDraft(vault, kept)
  const onKept = async (keptId: string) => {
    if (!draft.picked.includes(keptId)) await keepAs({ ...draft, picked: [...draft.picked, keptId] })
    await again()
    await navigate({ to: '/aangifte/nieuw', search: { stap: known ? 'helpt' : 'wat' } })
  }
  return (
    <Page
      title={known ? titleOf(known.value, say) : say('goods-list.what.add')}
      crumb={{ to: '/aangifte/nieuw', text: say('goods-list.back-to-list') }}
    >
      <ThingForm
        vault={vault}
        known={known}
        id={id}
        draftName={known ? `thing/${id}` : 'thing/list'}
        onKept={onKept}
      />
    </Page>
  )
}
