import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { announce } from '../../../web/components/live-region.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { ThingForm } from './thing-form.tsx'
import { type OpenVault, VaultDoor } from './vault-door.tsx'

/** A new thing in the vault. */
export function AddThingScreen() {
  return <VaultDoor>{(open) => <AddThing {...open} />}</VaultDoor>
}

function AddThing({ vault, again }: OpenVault) {
  const say = useSay()
  const navigate = useNavigate()
  // One id for the form: saving again after a lost answer keeps the same thing.
  const [id] = useState(() => crypto.randomUUID())
  const onKept = async (keptId: string) => {
    await again()
    announce(say('belongings.saved'))
    await navigate({ to: '/spullen/$id', params: { id: keptId } })
  }
  return (
    <Page title={say('belongings.add')} crumb={{ to: '/spullen', text: say('belongings.title') }}>
      <ThingForm vault={vault} known={null} id={id} draftName="thing/new" onKept={onKept} />
    </Page>
  )
}
