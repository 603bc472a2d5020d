import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiProblem, postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { TextArea } from '../../../../web/components/inputs.tsx'
import { announce } from '../../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { SheetDialog } from '../../../../web/components/sheet-dialog.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useSend } from '../../../../web/use-send.ts'
import type { ListedDealer } from '../../contract.ts'
import type { DecisionInput, NoticePage } from '../../notices/contract.ts'
import type { TradeEntry } from '../../trade-register/contract.ts'
import { noticeQuery } from './notice-queries.ts'

type Deed = 'right' | 'not-right' | 'ask'
type Props = {
  notice: NoticePage
  /** Id of a dealer of the inventory, or `new`. */
  chosen: string
  onChoose: (id: string) => void
  dealer: ListedDealer | null
  entry: TradeEntry | null
}

/** Which dealer a notice is about, and the three deeds: right, not right, ask. Each says first what comes of it. */
export function DecideNotice({ notice, chosen, onChoose, dealer, entry }: Props) {
  const say = useSay()
  const [deed, setDeed] = useState<Deed | null>(null)
  const { candidates, contact } = notice
  const options = [
    ...candidates.map(({ id, name, street, houseNumber, town }) => ({
      value: id,
      text: say('notice.page.which.line', { name, address: `${street} ${houseNumber}, ${town}` }),
    })),
    { value: 'new', text: say('notice.page.which.new') },
  ]
  return (
    <section className="section">
      <h2>{say('notice.page.decide')}</h2>
      {candidates.length > 0 && (
        <RadioGroup
          name="dealer"
          label={say('notice.page.which')}
          help={say('notice.page.which.help')}
          column
          value={chosen}
          onChange={({ target }) => onChoose(target.value)}
          options={options}
        />
      )}
      <div className="deeds no-print">
        <Button main onClick={() => setDeed('right')}>
          {say('notice.page.right.deed')}
        </Button>
        <Button onClick={() => setDeed('not-right')}>{say('notice.page.not-right.deed')}</Button>
        {contact?.email && <Button onClick={() => setDeed('ask')}>{say('notice.page.ask')}</Button>}
      </div>
      {contact && !contact.email && (
        <p className="small">{say('notice.page.ask.no-mail', { phone: contact.phone ?? '' })}</p>
      )}
      {deed === 'right' && (
        <Right notice={notice} dealer={dealer} entry={entry} onClose={() => setDeed(null)} />
      )}
      {deed === 'not-right' && <NotRight notice={notice} onClose={() => setDeed(null)} />}
      {deed === 'ask' && <Ask notice={notice} onClose={() => setDeed(null)} />}
    </section>
  )
}

type DeedProps = { notice: NoticePage; onClose: () => void }

/** Sends a deed; afterwards the page shows what it came to, and lists are fetched anew. */
function useDeed(id: string, part: 'decisions' | 'questions', body: unknown, done: () => void) {
  const client = useQueryClient()
  return useSend(
    () =>
      postJson<NoticePage>(`/v1/dealer-notices/${id}/${part}`, body).catch(async (error: unknown) => {
        // Someone else was first, or changed the dealer: the page shows what stands there now.
        if (error instanceof ApiProblem && error.status === 409)
          await client.invalidateQueries({ queryKey: noticeQuery(id).queryKey })
        throw error
      }),
    async (notice) => {
      client.setQueryData(noticeQuery(id).queryKey, notice)
      done()
      await client.invalidateQueries({ queryKey: ['dealer-notices', 'list'] })
      await client.invalidateQueries({ queryKey: ['listed-dealers'] })
    },
  )
}

function Right({ notice, dealer, entry, onClose }: DeedProps & Pick<Props, 'dealer' | 'entry'>) {
  const say = useSay()
  const { id, kind, at, to } = notice
  const body: DecisionInput = {
    outcome: 'right',
    dealerId: dealer?.id ?? null,
    version: dealer?.version ?? null,
    noAdvertisement: entry?.nonMailing ?? null,
    branchNumber: entry?.branchNumber ?? null,
  }
  const sending = useDeed(id, 'decisions', body, () => {
    announce(say('notice.page.done.right'))
    onClose()
  })
  const isHandOver = to !== null && to.municipality !== at.municipality
  return (
    <SheetDialog title={say('notice.page.right.deed')} onClose={onClose}>
      <p>
        {isHandOver
          ? say('notice.page.right.hand-over', { municipality: to.municipalityName })
          : say(`notice.page.right.${kind}`)}
      </p>
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <div className="deeds">
        <Button main aria-disabled={sending.isSending} onClick={() => void sending.submit()}>
          {say('notice.page.right.deed')}
        </Button>
        <Button onClick={onClose}>{say('notice.page.cancel')}</Button>
      </div>
    </SheetDialog>
  )
}

function NotRight({ notice, onClose }: DeedProps) {
  const say = useSay()
  const [reason, setReason] = useState('')
  const body: DecisionInput = { outcome: 'not-right', reason }
  const sending = useDeed(notice.id, 'decisions', body, () => {
    announce(say('notice.page.done.not-right'))
    onClose()
  })
  return (
    <SheetDialog title={say('notice.page.not-right.deed')} onClose={onClose}>
      <p>{say('notice.page.not-right.text')}</p>
      <form noValidate onSubmit={(event) => void sending.submit(event)}>
        {sending.failure !== null && <ProblemNotice error={sending.failure} />}
        <TextArea
          name="reason"
          label={say('notice.page.reason')}
          value={reason}
          maxLength={500}
          onChange={({ target }) => setReason(target.value)}
          error={sending.errors['reason']}
        />
        <div className="deeds">
          <Button main type="submit" aria-disabled={sending.isSending}>
            {say('notice.page.not-right.deed')}
          </Button>
          <Button onClick={onClose}>{say('notice.page.cancel')}</Button>
        </div>
      </form>
    </SheetDialog>
  )
}

function Ask({ notice, onClose }: DeedProps) {
  const say = useSay()
  const [question, setQuestion] = useState('')
  const sending = useDeed(notice.id, 'questions', { question }, () => {
    announce(say('notice.page.done.asked'))
    onClose()
  })
  return (
    <SheetDialog title={say('notice.page.ask')} onClose={onClose}>
      <p>{say('notice.page.ask.text')}</p>
      <form noValidate onSubmit={(event) => void sending.submit(event)}>
        {sending.failure !== null && <ProblemNotice error={sending.failure} />}
        <TextArea
          name="question"
          label={say('notice.page.question')}
          help={say('notice.page.question.help')}
          value={question}
          maxLength={500}
          onChange={({ target }) => setQuestion(target.value)}
          error={sending.errors['question']}
        />
        <div className="deeds">
          <Button main type="submit" aria-disabled={sending.isSending}>
            {say('notice.page.ask.deed')}
          </Button>
          <Button onClick={onClose}>{say('notice.page.cancel')}</Button>
        </div>
      </form>
    </SheetDialog>
  )
}
