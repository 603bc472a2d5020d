import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DayInput, Select } from '../../../web/components/inputs.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { LetterTemplate, SeriesPlanInput } from '../contract.ts'
import { channels } from '../rules/choose-recipients.ts'
import { seriesListQuery } from './letter-queries.ts'
import type { Plan } from './use-plan.ts'

type Props = {
  order: SeriesPlanInput
  templates: LetterTemplate[]
  template: LetterTemplate | undefined
  plan: Plan
  onChange: (part: Partial<SeriesPlanInput>) => void
}

/** What is written, how it goes and on which day; then the number of letters, to confirm. */
export function OrderForm({ order, templates, template, plan, onChange }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const [isAsking, setAsking] = useState(false)
  const letters = plan.data?.letters ?? []
  const isMeeting = template !== undefined && template.asks.length > 0
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (letters.length > 0) setAsking(true)
      }}
    >
      <Select
        name="templateId"
        label={say('letters.new.template')}
        value={order.templateId}
        onChange={({ target }) => onChange({ templateId: target.value })}
        options={templates.map(({ id, nameNl, nameEn }) => ({
          value: id,
          text: locale === 'nl' ? nameNl : nameEn,
        }))}
      />
      {isMeeting && (
        <Notice tone="info" title={say('letters.new.meeting.title')}>
          <p>{say('letters.new.meeting.text')}</p>
          <p>
            <Link className="text-link" to={'/bijeenkomsten' as '/'}>
              {say('letters.new.meeting.go')}
            </Link>
          </p>
        </Notice>
      )}
      <RadioGroup
        name="channel"
        label={say('letters.new.channel')}
        value={order.channel}
        onChange={({ target }) => onChange({ channel: target.value as SeriesPlanInput['channel'] })}
        column
        options={channels.map((value) => ({ value, text: say(`letters.channel.${value}`) }))}
      />
      <DayInput
        name="datedOn"
        label={say('letters.new.dated')}
        help={say('letters.new.dated.help')}
        value={order.datedOn}
        onChange={({ target }) => onChange({ datedOn: target.value })}
      />
      {plan.error && <ProblemNotice error={plan.error} onAgain={() => void plan.refetch()} />}
      {letters.length > 0 ? (
        <Button type="submit" main>
          {say('letters.new.send', { count: letters.length })}
        </Button>
      ) : (
        plan.data !== undefined && !isMeeting && <p>{say('letters.new.nobody-left')}</p>
      )}
      {isAsking && <Confirm order={order} letters={letters} onClose={() => setAsking(false)} />}
    </form>
  )
}

type ConfirmProps = {
  order: SeriesPlanInput
  letters: { channel: 'post' | 'email' }[]
  onClose: () => void
}

/** The consequence in words, once, before anything goes. */
function Confirm({ order, letters, onClose }: ConfirmProps) {
  const say = useSay()
  const client = useQueryClient()
  const navigate = useNavigate()
  const mails = letters.filter(({ channel }) => channel === 'email').length
  const sending = useSend(
    () => postJson<{ id: string }>('/v1/letter-series', { ...order, count: letters.length }),
    async ({ id }) => {
      await client.invalidateQueries({ queryKey: seriesListQuery.queryKey, exact: true })
      await navigate({ to: '/brieven/$id', params: { id } })
    },
  )
  return (
    <SheetDialog title={say('letters.confirm.title', { count: letters.length })} onClose={onClose}>
      <p>{say('letters.confirm.post', { count: letters.length - mails })}</p>
      <p>{say('letters.confirm.mail', { count: mails })}</p>
      <p>{say('letters.confirm.noted')}</p>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <div className="deeds">
        <Button main onClick={() => void sending.submit()}>
          {say(sending.isSending ? 'letters.confirm.sending' : 'letters.confirm.send', {
            count: letters.length,
          })}
        </Button>
        <Button onClick={onClose}>{say('letters.confirm.back')}</Button>
      </div>
    </SheetDialog>
  )
}
