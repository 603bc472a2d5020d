import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { TextInput } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { ListedDealer } from '../../dealers/contract.ts'
import { inventoryQuery } from '../../dealers/screens/dealer-queries.ts'
import { channels, type Guest, type MeetingView, type PersonalLinks } from '../contract.ts'
import { chooseGuests } from './choose-guests.ts'
import { guestsQuery, meetingQuery } from './meeting-queries.ts'
import { Invited } from './links-to-hand-over.tsx'
import './meetings.css'

const route = getRouteApi('/bijeenkomsten/$id/uitnodigen')

/** Invites dealers to a meeting, each with a link of its own to answer by. */
export function InviteGuestsScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const search = route.useSearch()
  const meeting = useQuery(meetingQuery(id))
  const guests = useQuery({ ...guestsQuery(id), refetchOnWindowFocus: false })
  const dealers = useQuery(inventoryQuery)
  const [made, setMade] = useState<PersonalLinks | null>(null)
  const error = meeting.error ?? guests.error ?? dealers.error
  const isReady = meeting.data !== undefined && guests.data !== undefined && dealers.data !== undefined
  return (
    <Page
      title={say('invite-guests.title')}
      lead={
        meeting.data &&
        say('meetings.when', {
          day: meeting.data.heldOn,
          begins: meeting.data.begins,
          ends: meeting.data.ends,
        })
      }
      crumb={{ to: '/bijeenkomsten/$id', params: { id }, text: meeting.data?.title ?? say('meetings.title') }}
    >
      {error && <ProblemNotice error={error} onAgain={() => void meeting.refetch()} />}
      {!isReady && !error && <Loading />}
      {isReady && made && <Invited meeting={meeting.data} dealers={dealers.data} links={made} />}
      {isReady && !made && (
        <Choice
          meeting={meeting.data}
          guests={guests.data}
          dealers={chooseGuests(dealers.data, meeting.data.municipalities, search)}
          onMade={setMade}
        />
      )}
    </Page>
  )
}

function Choice(props: {
  meeting: MeetingView
  guests: Guest[]
  dealers: ListedDealer[]
  onMade: (links: PersonalLinks) => void
}) {
  const { meeting, guests, dealers, onMade } = props
  const say = useSay()
  const client = useQueryClient()
  const invited = new Set(
    guests.filter(({ invitedOn }) => invitedOn !== null).map(({ dealerId }) => dealerId),
  )
  const isGiven = Object.keys(route.useSearch()).length > 0
  const [chosen, setChosen] = useState(
    () => new Set(isGiven ? dealers.filter(({ id }) => !invited.has(id)).map(({ id }) => id) : []),
  )
  const [q, setQ] = useState('')
  const [channel, setChannel] = useState<(typeof channels)[number]>('mail')
  const { submit, isSending, failure } = useSend(
    () =>
      postJson<PersonalLinks>(`/v1/meetings/${meeting.id}/invitations`, {
        dealers: [...chosen],
        channel,
      }),
    async (links) => {
      onMade(links)
      await client.invalidateQueries({ queryKey: ['guests', meeting.id] })
      await client.invalidateQueries({ queryKey: ['meeting', meeting.id] })
      await client.invalidateQueries({ queryKey: ['meetings'] })
    },
  )
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(id)
    else next.delete(id)
    setChosen(next)
  }
  const shown = dealers.filter(({ name, town }) =>
    `${name} ${town}`.toLocaleLowerCase('nl').includes(q.trim().toLocaleLowerCase('nl')),
  )
  if (dealers.length === 0) {
    return (
      <div className="empty">
        <h2>{say('invite-guests.nobody.title')}</h2>
        <p>{say('invite-guests.nobody.text')}</p>
        <Link className={buttonClass()} to="/handelaren">
          {say('invite-guests.choose')}
        </Link>
      </div>
    )
  }
  return (
    <form className="guest-choice" noValidate onSubmit={(event) => void submit(event)}>
      <p>{say('invite-guests.text')}</p>
      <div className="door-tools">
        <TextInput
          name="q"
          type="search"
          label={say('invite-guests.search')}
          value={q}
          onChange={({ target }) => setQ(target.value)}
        />
        <Button small onClick={() => setChosen(new Set([...chosen, ...shown.map(({ id }) => id)]))}>
          {say('invite-guests.all', { count: shown.length })}
        </Button>
        {chosen.size > 0 && (
          <Button small onClick={() => setChosen(new Set())}>
            {say('invite-guests.none')}
          </Button>
        )}
      </div>
      <fieldset className="utrecht-form-field">
        <legend className="utrecht-form-label">{say('invite-guests.list', { count: chosen.size })}</legend>
        <div className="guest-ticks">
          {shown.map((dealer) => (
            <Tick
              key={dealer.id}
              name={`dealer-${dealer.id}`}
              checked={chosen.has(dealer.id)}
              onChange={({ target }) => toggle(dealer.id, target.checked)}
            >
              <b>{dealer.name}</b>, {dealer.town}
              <span className="sub">
                {say(`branch-kind.${dealer.kind}`)}
                {invited.has(dealer.id) && `, ${say('invite-guests.invited-before')}`}
              </span>
            </Tick>
          ))}
        </div>
      </fieldset>
      <RadioGroup
        name="channel"
        label={say('invite-guests.channel')}
        column
        value={channel}
        onChange={({ target }) => setChannel(channels.find((one) => one === target.value) ?? 'mail')}
        options={(['mail', 'letter', 'hand'] as const).map((value) => ({
          value,
          text: say(`invite-guests.channel.${value}`),
        }))}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        {chosen.size === 0 ? (
          <p className="reason">{say('invite-guests.choose-first')}</p>
        ) : (
          <Button main type="submit" aria-disabled={isSending}>
            {say(isSending ? 'invite-guests.making' : 'invite-guests.submit', { count: chosen.size })}
          </Button>
        )}
      </div>
    </form>
  )
}
