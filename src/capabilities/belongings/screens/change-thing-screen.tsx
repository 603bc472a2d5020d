import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { ThingForm } from './thing-form.tsx'
import { titleOf } from './thing-words.ts'
import { type OpenVault, VaultDoor } from './vault-door.tsx'

/** A thing that is in the vault already. */
export function ChangeThingScreen() {
  return <VaultDoor>{(open) => <ChangeThing {...open} />}</VaultDoor>
}

function ChangeThing({ vault, things, again }: OpenVault) {
  const say = useSay()
  const navigate = useNavigate()
  const { id } = getRouteApi('/spullen/$id/wijzigen').useParams()
  const known = things.find((thing) => thing.id === id)
  if (known === undefined) return <NotFoundPage />
  const title = titleOf(known.value, say)
  const onKept = async () => {
    await again()
    announce(say('belongings.saved'))
    await navigate({ to: '/spullen/$id', params: { id } })
  }
  return (
    <Page
      title={say('belongings.change.title', { title })}
      crumb={{ to: '/spullen/$id', params: { id }, text: title }}
    >
      <ThingForm vault={vault} known={known} id={id} draftName={`thing/${id}`} onKept={onKept} />
    </Page>
  )
}
