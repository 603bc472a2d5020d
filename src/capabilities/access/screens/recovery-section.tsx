import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'

/** What to do when a device is gone. */
export function RecoverySection() {
  const say = useSay()
  const { role } = useMe()
  return (
    <section className="section">
      <h2>{say('recovery.title')}</h2>
      <p>{say('recovery.other-device')}</p>
      {role === 'citizen' ? (
        <p>{say('recovery.code')}</p>
      ) : (
        <>
          <p>{say('recovery.manager')}</p>
          <p>{say('recovery.last-manager')}</p>
        </>
      )}
    </section>
  )
}
