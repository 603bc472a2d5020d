import { useEffect, useRef, useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { useSay } from '../../../web/language.tsx'
import type { VisitHere } from './use-visit.ts'
import { shownPhoto, takePhoto } from './visit-photo.ts'

/** Takes a photo with the camera of the tablet, or from a file; it is kept here at once and sent when there is a network. */
export function PhotoButton(props: { here: VisitHere; words: string; onTaken: (photoId: string) => void }) {
  const { here, words, onTaken } = props
  const say = useSay()
  const input = useRef<HTMLInputElement>(null)
  const [failed, setFailed] = useState(false)
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    setFailed(false)
    try {
      const photo = await takePhoto(file, words)
      await here.addPhoto(photo)
      onTaken(photo.id)
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={say('visits.photo.of', { words })}
        onChange={({ target }) => {
          void take(target.files?.[0])
          target.value = ''
        }}
      />
      <Button small onClick={() => input.current?.click()}>
        <Icon name="camera" />
        {say('visits.photo.take')}
        <span className="visually-hidden"> {words}</span>
      </Button>
      {failed && <p role="alert">{say('visits.photo.failed')}</p>}
    </>
  )
}

/** A photo of this visit: from this device, or from the server where it is not here. */
export function VisitPhoto({ here, photoId, words }: { here: VisitHere; photoId: string; words: string }) {
  const [address, setAddress] = useState<string | null>(null)
  const { id } = here.kept.visit
  const isThere = here.kept.visit.photos.some((photo) => photo.id === photoId)
  const load = useRef(here.photo)
  useEffect(() => {
    let current = true
    void load.current(photoId).then((kept) => {
      if (!current) return
      if (kept !== null) setAddress(shownPhoto(kept))
      else if (isThere) setAddress(`/v1/visits/${id}/photos/${photoId}`)
    })
    return () => {
      current = false
    }
  }, [id, isThere, photoId])
  if (address === null) return null
  return <img className="visit-photo" src={address} alt={words} />
}
