import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { isMessageKey, type MessageKey } from '../../../platform/messages/index.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { QrCode } from '../../../web/components/qr-code.tsx'
import { useSay } from '../../../web/language.tsx'
import type { ListedDealer } from '../../dealers/contract.ts'
import type { MeetingView, PersonalLinks } from '../contract.ts'

/** What came of inviting: letters that are being made, or the links to hand over. */
export function Invited(props: { meeting: MeetingView; dealers: ListedDealer[]; links: PersonalLinks }) {
  const { meeting, links } = props
  const say = useSay()
  if (links.series === null) return <LinksToHandOver {...props} />
  const { letters, mails } = links.series
  return (
    <>
      <Notice tone="ok" role="status" title={say('invite-guests.sent.title', { count: letters + mails })}>
        <p>{say('invite-guests.sent.text', { letters, mails })}</p>
      </Notice>
      {links.leftOut.length > 0 && (
        <section className="section">
          <h2>{say('invite-guests.left-out', { count: links.leftOut.length })}</h2>
          <p>{say('invite-guests.left-out.text')}</p>
          <ul>
            {links.leftOut.map(({ dealerId, name, reason }) => (
              <li key={dealerId}>
                {name}: {say(leftOutKey(reason))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="deeds">
        <a className={buttonClass({ main: true })} href={`/app/brieven/${links.series.id}`}>
          {say('invite-guests.sent.series')}
        </a>
        <Link className={buttonClass()} to="/bijeenkomsten/$id" params={{ id: meeting.id }}>
          {say('invite-guests.done')}
        </Link>
      </div>
    </>
  )
}

function leftOutKey(reason: string): MessageKey {
  const key = `invite-guests.left-out.${reason}`
  return isMessageKey(key) ? key : 'invite-guests.left-out.field-missing'
}

/** The personal links, this once: to print and hand over, or to copy into a message. */
function LinksToHandOver(props: { meeting: MeetingView; dealers: ListedDealer[]; links: PersonalLinks }) {
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
