import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { DayInput, Select, TextInput } from '../../../../web/components/inputs.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import { municipalitiesQuery } from '../../../../web/policies.ts'
import type { StepProps } from './new-list-screen.tsx'

/** First of all: whom to call, and that this is no theft report. */
export function StartStep() {
  const say = useSay()
  return (
    <>
      <ul className="first-calls">
        <li>
          <a className="text-link" href="tel:112">
            112
          </a>
          <span>{say('goods-list.start.112')}</span>
        </li>
        <li>
          <a className="text-link" href="tel:09008844">
            0900-8844
          </a>
          <span>{say('goods-list.start.0900')}</span>
        </li>
        <li>
          <a className="text-link" href="https://www.politie.nl/aangifte-of-melding-doen" rel="noreferrer">
            politie.nl
          </a>
          <span>{say('goods-list.start.politie')}</span>
        </li>
      </ul>
      <h2>{say('goods-list.start.what')}</h2>
      <p>{say('goods-list.start.is')}</p>
      <p>{say('goods-list.start.who')}</p>
    </>
  )
}

/** When and where it happened. */
export function WhenStep({ on: { draft, change }, errorOf }: StepProps) {
  const say = useSay()
  const { data: municipalities = [] } = useQuery(municipalitiesQuery)
  return (
    <>
      <Select
        name="municipality"
        label={say('goods-list.field.municipality')}
        help={say('goods-list.municipality.help')}
        error={errorOf('municipality')}
        value={draft.municipality}
        onChange={(event) => change({ municipality: event.target.value })}
        options={[{ value: '', text: say('theft.new.choose') }, ...municipalities]}
      />
      <RadioGroup
        name="knowsDay"
        label={say('goods-list.field.knowsDay')}
        error={errorOf('knowsDay')}
        value={draft.knowsDay}
        onChange={(event) => change({ knowsDay: event.target.value as 'yes' })}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          text: say(`goods-list.knows-day.${value}`),
        }))}
      />
      {draft.knowsDay !== '' && (
        <DayInput
          name="committedOn"
          label={say(draft.knowsDay === 'yes' ? 'goods-list.field.committedOn' : 'goods-list.from')}
          error={errorOf('committedOn')}
          value={draft.committedOn}
          onChange={(event) => change({ committedOn: event.target.value })}
        />
      )}
      {draft.knowsDay === 'no' && (
        <DayInput
          name="committedUntil"
          label={say('goods-list.field.committedUntil')}
          error={errorOf('committedUntil')}
          value={draft.committedUntil}
          onChange={(event) => change({ committedUntil: event.target.value })}
        />
      )}
    </>
  )
}

/** The number of the theft report, and how police reach the owner. */
export function ReportStep({ on: { draft, change }, errorOf }: StepProps) {
  const say = useSay()
  return (
    <>
      <RadioGroup
        name="hasReport"
        label={say('goods-list.field.hasReport')}
        help={say('goods-list.has-report.help')}
        error={errorOf('hasReport')}
        column
        value={draft.hasReport}
        onChange={(event) => change({ hasReport: event.target.value as 'yes' })}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          text: say(`goods-list.has-report.${value}`),
        }))}
      />
      {draft.hasReport === 'yes' && (
        <TextInput
          name="registrationNumber"
          mono
          maxLength={40}
          label={say('goods-list.field.registrationNumber')}
          help={say('goods-list.registration.help')}
          error={errorOf('registrationNumber')}
          value={draft.registrationNumber}
          onChange={(event) => change({ registrationNumber: event.target.value })}
        />
      )}
      <h2>{say('goods-list.contact')}</h2>
      <p>{say('goods-list.contact.why')}</p>
      {(['name', 'phone', 'email'] as const).map((name) => (
        <TextInput
          key={name}
          name={name}
          optional
          type={name === 'phone' ? 'tel' : name === 'email' ? 'email' : 'text'}
          autoComplete={name === 'phone' ? 'tel' : name}
          maxLength={name === 'phone' ? 40 : 120}
          label={say(`goods-list.contact.${name}`)}
          value={draft[name]}
          onChange={(event) => change({ [name]: event.target.value })}
        />
      ))}
    </>
  )
}

/** A link to change an answer, in the check. */
export function ChangeLink({ step, what }: { step: 'wanneer' | 'wat' | 'aangifte'; what: string }) {
  const say = useSay()
  return (
    <Link className="text-link" to="/aangifte/nieuw" search={{ stap: step }}>
      {say('goods-list.change')} <span className="visually-hidden">{what}</span>
    </Link>
  )
}
