import { type ReactNode, useEffect, useRef } from 'react'
import { Notice } from '../../../../web/components/notice.tsx'
import { QrCode } from '../../../../web/components/qr-code.tsx'
import { ShownOnce } from '../../../../web/components/shown-once.tsx'
import { formatShort } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import type { InvitationMade } from '../../members/contract.ts'

/** A link that is shown this once, to copy or to scan. Takes the focus: what was made has to be passed on now. */
export function LinkOnce(props: {
  title: string
  name: string
  email: string
  link: InvitationMade
  children?: ReactNode
}) {
  const { title, name, email, link, children } = props
  const say = useSay()
  const { locale } = useLanguage()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1} className="link-once">
      <Notice tone="ok" role="status" title={title}>
        <p>{say('invite.made.once', { until: formatShort(link.expiresAt, locale) })}</p>
        {email && <p>{say(link.mailed ? 'invite.made.mailed' : 'invite.made.not-mailed', { email })}</p>}
      </Notice>
      <ShownOnce name="link" label={say('invite.link')} copy={say('invite.copy')} value={link.link} />
      <div className="link-code">
        <QrCode text={link.link} label={say('invite.qr')} />
        <p>{say('invite.qr.text', { name })}</p>
      </div>
      {children && <div className="deeds">{children}</div>}
    </div>
  )
}
