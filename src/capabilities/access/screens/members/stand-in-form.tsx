import { useState } from 'react'
import { addDays, dayInAmsterdam } from '../../../../kernel/dates.ts'
import { postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { DayInput, Select } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { Tick } from '../../../../web/components/tick.tsx'
import { formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { AppointmentView, MemberList, MemberView } from '../../members/contract.ts'

const startValues = () => {
  const today = dayInAmsterdam(new Date())
  return { appointment: '', from: today, until: addDays(today, 7), manages: false }
}
type Stood = { appointment: AppointmentView; colleague: MemberView }

/** The member acts beside a colleague, in one of the colleague's roles, between two days. */
export function StandInForm(props: {
  list: MemberList
  member: MemberView
  organisation: string | undefined
  onDone: (sentence: string) => Promise<void>
}) {
  const { list, member } = props
  const say = useSay()
  const name = member.name || say('members.unnamed')
  const stood = list.items.flatMap((colleague) =>
    colleague.accountId === member.accountId
      ? []
      : colleague.appointments
          .filter((appointment) => appointment.standsInFor === null)
          .map((appointment) => ({ colleague, appointment })),
  )
  return (
    <section className="section">
      <h2>{say('member.stand-in', { name })}</h2>
      {stood.length === 0 ? (
        <p>{say('member.stand-in.nobody')}</p>
      ) : (
        <>
          <p className="small lead-in">{say('member.stand-in.help', { name })}</p>
          <Form {...props} stood={stood} />
        </>
      )}
    </section>
  )
}

function Form(props: Parameters<typeof StandInForm>[0] & { stood: Stood[] }) {
  const { member, organisation, stood, onDone } = props
  const say = useSay()
  const { locale } = useLanguage()
  const [values, setValues] = useState(startValues)
  const chosen = stood.find(({ appointment }) => appointment.id === values.appointment)
  const { submit, isSending, errors, failure } = useSend(
    () =>
      postJson('/v1/appointments', {
        organisation,
        accountId: member.accountId,
        role: chosen?.appointment.role ?? '',
        manages: values.manages,
        standsIn: {
          forAccountId: chosen?.colleague.accountId ?? '',
          from: values.from,
          until: values.until,
        },
      }),
    async () => {
      const until = formatShortDay(values.until, locale)
      const colleague = chosen?.colleague.name ?? ''
      await onDone(say('member.stand-in.done', { name: member.name, colleague, until }))
      setValues(startValues())
    },
  )
  return (
    <form className="form-narrow" noValidate onSubmit={(event) => void submit(event)}>
      <Select
        name="appointment"
        label={say('member.stand-in.for')}
        error={errors['role'] ?? errors['standsIn.forAccountId']}
        value={values.appointment}
        onChange={({ target }) => setValues({ ...values, appointment: target.value, manages: false })}
        options={[
          { value: '', text: say('member.stand-in.choose') },
          ...stood.map(({ colleague, appointment }) => ({
            value: appointment.id,
            text: say('member.stand-in.option', {
              name: colleague.name,
              role: say(`shell.role.${appointment.role}`),
            }),
          })),
        ]}
      />
      <div className="grid is-top">
        <DayInput
          name="standsIn.from"
          label={say('member.stand-in.from')}
          error={errors['standsIn.from']}
          value={values.from}
          onChange={({ target }) => setValues({ ...values, from: target.value })}
          className="span-6"
        />
        <DayInput
          name="standsIn.until"
          label={say('member.stand-in.until')}
          error={errors['standsIn.until']}
          value={values.until}
          onChange={({ target }) => setValues({ ...values, until: target.value })}
          className="span-6"
        />
      </div>
      {chosen?.appointment.manages && (
        <Tick
          name="standsIn.manages"
          checked={values.manages}
          onChange={({ target }) => setValues({ ...values, manages: target.checked })}
        >
          {say('member.stand-in.manages')}
        </Tick>
      )}
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button type="submit" aria-disabled={isSending}>
          {say(isSending ? 'member.submitting' : 'member.stand-in.submit')}
        </Button>
      </div>
    </form>
  )
}
