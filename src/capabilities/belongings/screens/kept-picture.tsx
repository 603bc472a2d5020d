import { useQuery } from '@tanstack/react-query'
import { useSay } from '../../../web/language.tsx'
import type { Picture } from '../rules/thing.ts'
import { addressOf } from './shrink-picture.ts'
import type { Vault } from './vault.ts'

/** A picture out of the vault, opened on this device. `title` is how its thing is called. */
export function KeptPicture(props: { vault: Vault; thingId: string; picture: Picture; title: string }) {
  const { vault, thingId, picture, title } = props
  const say = useSay()
  const { data, error } = useQuery({
    queryKey: ['belongings', 'picture', picture.id],
    queryFn: () => vault.picture(thingId, picture.id),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (error) return <p className="small muted">{say('belongings.picture.missing')}</p>
  if (data === undefined) return <p className="small muted">{say('shell.loading')}</p>
  return (
    <img
      src={addressOf(data)}
      width={picture.width}
      height={picture.height}
      alt={say(`belongings.picture.alt.${picture.of}`, { title })}
    />
  )
}
