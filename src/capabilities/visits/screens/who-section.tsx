import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Select, TextInput } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { VisitRecord } from '../contract.ts'
import { visitCapacities, type VisitCapacity } from '../rules/capacities.ts'
import type { VisitHere } from './use-visit.ts'

type Person = VisitRecord['participants'][number]

/** Who is there, each in a legal capacity, and whether identification was shown (5:12 Awb); consent for a home (5:15). */
export function WhoSection({ here, need }: { here: VisitHere; need: string }) {
  const say = useSay()
  const me = useMe()
  const { record } = here.kept
  const change = (participants: Person[]) => here.note((one) => ({ ...one, participants }))
  const set = (at: number, person: Person) =>
    change(record.participants.map((one, index) => (index === at ? person : one)))
  const capacity = visitCapacities.find((one) => one === me.role) ?? 'municipal-inspector'
  return (
    <section className="section" id="who">
      <h2>{say('visits.section.who')}</h2>
      <p className="visit-need">{say('visits.need', { need })}</p>
      {record.participants.map((person, index) => (
        <PersonRow
          key={index}
          at={index}
          person={person}
          own={capacity}
          onChange={(next) => set(index, next)}
          onRemove={() => change(record.participants.filter((_, other) => other !== index))}
        />
      ))}
      <p>
        <Button
          small
          onClick={() =>
            change([...record.participants, { name: '', capacity, ownOrganisation: true, identified: false }])
          }
        >
          <Icon name="plus" />
          {say('visits.who.add')}
        </Button>
      </p>
      <RadioGroup
        name="spokenWith"
        label={say('visits.who.spoken')}
        value={record.spokenWith ?? ''}
        options={(['owner', 'employee', 'nobody'] as const).map((value) => ({
          value,
          text: say(`visits.spoken.${value}`),
        }))}
        onChange={({ target }) =>
          here.note((one) => ({ ...one, spokenWith: target.value as VisitRecord['spokenWith'] }))
        }
      />
      <Home here={here} />
    </section>
  )
}

function PersonRow(props: {
  at: number
  person: Person
  own: VisitCapacity
  onChange: (person: Person) => void
  onRemove: () => void
}) {
  const { at, person, own, onChange, onRemove } = props
  const say = useSay()
  const isPolice = (one: VisitCapacity) => one === 'police-inspector'
  return (
    <fieldset className="visit-person">
      <legend className="visually-hidden">{say('visits.who.person', { number: at + 1 })}</legend>
      <TextInput
        name={`participants.${at}.name`}
        label={say('visits.who.name')}
        value={person.name}
        maxLength={120}
        onChange={({ target }) => onChange({ ...person, name: target.value })}
      />
      <Select
        name={`participants.${at}.capacity`}
        label={say('visits.who.capacity')}
        value={person.capacity}
        options={visitCapacities.map((value) => ({ value, text: say(`visits.capacity.${value}`) }))}
        onChange={({ target }) => {
          const capacity = target.value as VisitCapacity
          onChange({ ...person, capacity, ownOrganisation: isPolice(capacity) === isPolice(own) })
        }}
      />
      <Tick
        name={`participants.${at}.identified`}
        checked={person.identified}
        onChange={({ target }) => onChange({ ...person, identified: target.checked })}
      >
        {say('visits.who.identified')}
      </Tick>
      {at > 0 && (
        <button type="button" className="text-link" onClick={onRemove}>
          {say('visits.who.remove', { name: person.name || say('visits.who.person', { number: at + 1 }) })}
        </button>
      )}
    </fieldset>
  )
}

function Home({ here }: { here: VisitHere }) {
  const say = useSay()
  const { home } = here.kept.record
  const set = (next: VisitRecord['home']) => here.note((one) => ({ ...one, home: next }))
  return (
    <>
      <Tick
        name="home"
        checked={home !== null}
        onChange={({ target }) =>
          set(target.checked ? { consent: 'not-asked', byWhom: null, at: new Date().toISOString() } : null)
        }
      >
        {say('visits.home.tick')}
      </Tick>
      {home !== null && (
        <div className="visit-part">
          {home.consent !== 'given' && (
            <Notice tone="warning" title={say('visits.home.stay-out.title')}>
              <p>{say('visits.home.stay-out.text')}</p>
            </Notice>
          )}
          <RadioGroup
            name="home.consent"
            label={say('visits.home.consent')}
            value={home.consent}
            options={(['given', 'refused', 'not-asked'] as const).map((value) => ({
              value,
              text: say(`visits.consent.${value}`),
            }))}
            onChange={({ target }) =>
              set({ ...home, consent: target.value as typeof home.consent, at: new Date().toISOString() })
            }
          />
          <TextInput
            name="home.byWhom"
            label={say('visits.home.by-whom')}
            help={say('visits.home.by-whom.help')}
            optional
            value={home.byWhom ?? ''}
            maxLength={120}
            onChange={({ target }) => set({ ...home, byWhom: target.value || null })}
          />
        </div>
      )}
    </>
  )
}
