import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { ApiProblem, callApi, ConnectionLost, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { answerConfirmations } from '../../../web/confirmation.ts'
import { useSay } from '../../../web/language.tsx'
import { confirmByPasskey } from '../../../web/passkey.ts'
import { signInAgainAddress } from '../../../web/shell/sign-in-address.ts'
import type { ConfirmationOffer, ConfirmWay } from '../sessions/contract.ts'

/** Stands in the shell of whoever is signed in, and asks when a deed needs it, in front of whatever is open. */
export function ConfirmDialog() {
  const [answer, setAnswer] = useState<((confirmed: boolean) => void) | null>(null)
  useEffect(
    () =>
      answerConfirmations(
        () =>
          new Promise((resolve) => {
            setAnswer(() => (confirmed: boolean) => {
              setAnswer(null)
              resolve(confirmed)
            })
          }),
      ),
    [],
  )
  return answer && <Question onAnswer={answer} />
}

function Question({ onAnswer }: { onAnswer: (confirmed: boolean) => void }) {
  const say = useSay()
  // Asked for before the button is pressed: some browsers open a passkey only in answer to a press.
  const offer = useQuery({
    queryKey: ['confirmation'],
    gcTime: 0,
    staleTime: 0,
    refetchOnWindowFocus: false,
    queryFn: () => postJson<ConfirmationOffer>('/v1/me/confirmation-challenges', undefined),
  })
  const { confirm, failure, isBusy } = useConfirm(offer.data, onAnswer, () => void offer.refetch())
  const ways = offer.data?.ways ?? []
  return (
    <SheetDialog title={say('confirm.title')} onClose={() => onAnswer(false)}>
      <p>{say('confirm.why')}</p>
      {ways.includes('passkey') && <p>{say('confirm.kept')}</p>}
      {ways.includes('demo') && <p>{say('confirm.demo.text')}</p>}
      {ways.includes('sign-in') && <p>{say('confirm.sign-in.text')}</p>}
      {offer.isPending && <Loading />}
      {offer.error !== null && <ProblemNotice error={offer.error} onAgain={() => void offer.refetch()} />}
      {failure !== null && <Failure error={failure} />}
      <div className="deeds">
        {ways.map((way, n) => (
          <Button key={way} main={n === 0} aria-disabled={isBusy} onClick={() => confirm(way)}>
            {say(`confirm.${way}`)}
          </Button>
        ))}
        <Button onClick={() => onAnswer(false)}>{say('confirm.cancel')}</Button>
      </div>
      {isBusy && <p role="status">{say('sign-in.waiting')}</p>}
    </SheetDialog>
  )
}

/** Confirms in one of the ways. A passkey that was tried used its challenge up: the next try asks for another. */
function useConfirm(
  offer: ConfirmationOffer | undefined,
  onAnswer: (confirmed: boolean) => void,
  onFailed: () => void,
) {
  const [failure, setFailure] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const deeds: Record<ConfirmWay, () => Promise<unknown>> = {
    passkey: () => confirmByPasskey(offer?.options ?? {}),
    demo: () => callApi('POST', '/demo/confirm'),
    'sign-in': async () => location.assign(signInAgainAddress()),
  }
  const confirm = (way: ConfirmWay) => {
    if (isBusy) return
    setIsBusy(true)
    setFailure(null)
    void deeds[way]()
      .then(() => onAnswer(way !== 'sign-in'))
      .catch((error: unknown) => {
        setFailure(error)
        setIsBusy(false)
        onFailed()
      })
  }
  return { confirm, failure, isBusy }
}

function Failure({ error }: { error: unknown }) {
  const say = useSay()
  if (error instanceof ApiProblem || error instanceof ConnectionLost) return <ProblemNotice error={error} />
  return (
    <Notice tone="warning" role="alert" title={say('confirm.stopped.title')}>
      <p>{say('confirm.stopped.detail')}</p>
    </Notice>
  )
}
