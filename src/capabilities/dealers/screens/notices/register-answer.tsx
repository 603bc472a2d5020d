import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from '../../../../web/components/button.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../../web/components/radio-group.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { NoticePage, RegisterLookUp } from '../../notices/contract.ts'
import type { Silence } from '../../trade-register/contract.ts'

type Props = {
  notice: NoticePage
  register: UseQueryResult<RegisterLookUp>
  /** Which of the places that it names is looked at. */
  place: number | null
  onPlace: (index: number) => void
}

/** What the trade register answers, or why it doesn't and what to do then. */
export function RegisterAnswer({ register, place, onPlace }: Props) {
  const say = useSay()
  if (register.error) return <ProblemNotice error={register.error} onAgain={() => void register.refetch()} />
  if (register.data === undefined)
    return (
      <p className="muted" role="status">
        {say('notice.register.loading')}
      </p>
    )
  const { asked, answer } = register.data
  if (answer.outcome === 'unavailable')
    return <Silent silence={answer} onAgain={() => void register.refetch()} isAsking={register.isFetching} />
  if (answer.outcome === 'not-found')
    return (
      <Notice tone="warning" title={say('notice.register.not-found.title')}>
        <p>{say(`notice.register.not-found.${asked}`)}</p>
        <ByHand />
      </Notice>
    )
  const wantsNone = answer.entries[place ?? 0]?.nonMailing === true
  return (
    <>
      <p role="status">{say('notice.register.found')}</p>
      {answer.entries.length > 1 && (
        <RadioGroup
          name="place"
          label={say('notice.page.which-place')}
          column
          value={String(place)}
          onChange={({ target }) => onPlace(Number(target.value))}
          options={answer.entries.map(({ name, branchNumber, address }, index) => ({
            value: String(index),
            text: [name, branchNumber, address?.kind === 'domestic' ? address.town : address?.country]
              .filter(Boolean)
              .join(', '),
          }))}
        />
      )}
      {answer.more && <p className="small">{say('notice.page.more-places')}</p>}
      {wantsNone && (
        <Notice tone="info" title={say('notice.page.no-advertisement')}>
          <p>{say('notice.page.no-advertisement.text')}</p>
        </Notice>
      )}
    </>
  )
}

function Silent(props: { silence: Silence; onAgain: () => void; isAsking: boolean }) {
  const say = useSay()
  const { silence, onAgain, isAsking } = props
  const { why, retryAfterSeconds } = silence
  const isSetUp = why !== 'not-set-up'
  const seconds = retryAfterSeconds ?? 0
  return (
    <Notice
      tone={isSetUp ? 'warning' : 'info'}
      role="status"
      title={say(isSetUp ? 'notice.register.unavailable.title' : 'notice.register.not-set-up.title')}
    >
      <p>
        {why === 'rate-limited'
          ? say('notice.register.rate-limited', { seconds, minutes: Math.max(1, Math.ceil(seconds / 60)) })
          : say(`notice.register.${why}`)}
      </p>
      <ByHand />
      {isSetUp && (
        <p>
          <Button small aria-disabled={isAsking} onClick={onAgain}>
            {say('shell.problem.again')}
          </Button>
        </p>
      )}
    </Notice>
  )
}

function ByHand() {
  const say = useSay()
  return (
    <p>
      {say('notice.register.by-hand')}{' '}
      <a className="text-link" href="https://www.kvk.nl/zoeken/" rel="noreferrer" target="_blank">
        {say('notice.register.kvk')}
      </a>
    </p>
  )
}
