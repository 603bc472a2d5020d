import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { NotFoundPage } from '../../../web/shell/not-found-page.tsx'
import { KeptPicture } from './kept-picture.tsx'
import { factsOf, titleOf } from './thing-words.ts'
import { type OpenVault, VaultDoor } from './vault-door.tsx'

/** One thing, with its pictures. */
export function ThingScreen() {
  return <VaultDoor>{(open) => <OneThing {...open} />}</VaultDoor>
}

function OneThing(open: OpenVault) {
  const say = useSay()
  const { locale } = useLanguage()
  const { id } = getRouteApi('/spullen/$id').useParams()
  const known = open.things.find((thing) => thing.id === id)
  if (known === undefined) return <NotFoundPage />
  const thing = known.value
  const title = titleOf(thing, say)
  return (
    <Page
      title={title}
      crumb={{ to: '/spullen', text: say('belongings.title') }}
      deed={
        <Link className={buttonClass({ main: true })} to="/spullen/$id/wijzigen" params={{ id }}>
          {say('belongings.change')}
        </Link>
      }
    >
      <div className="thing-sheet">
        {thing.identifiers.length === 0 && (
          <Notice tone="warning" title={say('belongings.list.no-number')}>
            <p>{say('belongings.numbers.why')}</p>
          </Notice>
        )}
        <KeyValues>
          {factsOf(thing, say, locale).map(({ name, value, isNumber }) => (
            <KeyValue key={`${name} ${value}`} name={name}>
              <span className={isNumber ? 'mono' : 'as-typed'}>{value}</span>
            </KeyValue>
          ))}
        </KeyValues>
        {thing.pictures.length > 0 && (
          <ul className="pictures is-large">
            {thing.pictures.map((picture) => (
              <li key={picture.id}>
                <KeptPicture vault={open.vault} thingId={id} picture={picture} title={title} />
                <span className="small">{say(`belongings.picture.${picture.of}`)}</span>
              </li>
            ))}
          </ul>
        )}
        <Removal {...open} id={id} title={title} />
      </div>
    </Page>
  )
}

/** Taking a thing off the list: asked once, as it can't be undone. */
function Removal({ vault, again, id, title }: OpenVault & { id: string; title: string }) {
  const say = useSay()
  const navigate = useNavigate()
  const [isAsking, setIsAsking] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const remove = async () => {
    await vault.throwAway(id)
    await navigate({ to: '/spullen' })
    await again()
    announce(say('belongings.removed', { title }))
  }
  return (
    <section className="section no-print">
      {!isAsking ? (
        <Button onClick={() => setIsAsking(true)}>{say('belongings.remove')}</Button>
      ) : (
        <Notice tone="error" role="alert" title={say('belongings.remove.title', { title })}>
          <p>{say('belongings.remove.means')}</p>
          {failure !== null && <ProblemNotice error={failure} />}
          <div className="deeds">
            <Button main onClick={() => void remove().catch(setFailure)}>
              {say('belongings.remove')}
            </Button>
            <Button onClick={() => setIsAsking(false)}>{say('belongings.erase.stop')}</Button>
          </div>
        </Notice>
      )}
    </section>
  )
}
