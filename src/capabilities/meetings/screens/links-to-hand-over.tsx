import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { QrCode } from '../../../web/components/qr-code.tsx'
import { useSay } from '../../../web/language.tsx'
import type { ListedDealer } from '../../dealers/contract.ts'
import type { MeetingView, PersonalLinks } from '../contract.ts'

/** The personal links, this once: to print and hand over, or to copy into a message. */
export function LinksToHandOver(props: {
  meeting: MeetingView
  dealers: ListedDealer[]
  links: PersonalLinks
}) {
  const { meeting, dealers, links } = props
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const nameOf = new Map(dealers.map(({ id, name }) => [id, name]))
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="ok" role="status" title={say('invite-guests.made.title', { count: links.items.length })}>
        <p>{say('invite-guests.made.once')}</p>
      </Notice>
      <div className="deeds">
        <Button main onClick={() => print()}>
          {say('invite-guests.print')}
        </Button>
        <Link className={buttonClass()} to="/bijeenkomsten/$id" params={{ id: meeting.id }}>
          {say('invite-guests.done')}
        </Link>
      </div>
      <ul className="personal-links">
        {links.items.map(({ dealerId, code, link }) => {
          const name = nameOf.get(dealerId) ?? ''
          return (
            <li className="personal-link" key={dealerId}>
              <QrCode text={link} label={say('invite-guests.qr', { name })} />
              <div>
                <b>{name}</b>
                <p>
                  {meeting.title},{' '}
                  {say('meetings.when', { day: meeting.heldOn, begins: meeting.begins, ends: meeting.ends })},{' '}
                  {meeting.place}, {meeting.address}
                </p>
                <p>
                  {say('invite-guests.answer-on', { address: link.split('#')[0]! })}{' '}
                  <span className="mono">{code}</span>
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
