import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { chosenBranch } from '../../../web/branch-choice.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { emptyPurchase, type PurchaseValues } from './purchase-form/form-values.ts'
import { PurchaseForm } from './purchase-form/purchase-form.tsx'

/**
 * The counter to practise at: the same form and the same rules, and nothing is sent or kept. A certified register takes no
 * made-up entries, so a first time together begins here.
 */
export function PracticeScreen() {
  const say = useSay()
  const me = useMe()
  const [turn, setTurn] = useState(0)
  const [isDone, setIsDone] = useState(false)
  const branch =
    me.branches.find(({ branchNumber }) => branchNumber === chosenBranch(me.branches)) ?? me.branches[0]
  return (
    <Page
      title={say('practice.title')}
      lead={say('practice.lead')}
      crumb={{ to: '/inkoop', text: say('practice.back') }}
    >
      {isDone && (
        <Done
          onAgain={() => {
            setTurn(turn + 1)
            setIsDone(false)
          }}
        />
      )}
      {!isDone && (
        <>
          <Notice tone="warning" title={say('practice.banner')}>
            <p>{say('practice.banner.text')}</p>
          </Notice>
          {branch && <Practice key={turn} branch={branch} onDone={() => setIsDone(true)} />}
        </>
      )}
    </Page>
  )
}

function Practice({
  branch,
  onDone,
}: {
  branch: Parameters<typeof PurchaseForm>[0]['branch']
  onDone: () => void
}) {
  const say = useSay()
  const form = useForm<PurchaseValues>({ defaultValues: emptyPurchase(branch.branchNumber) })
  return <PurchaseForm form={form} branch={branch} deed={say('practice.deed')} send={async () => onDone()} />
}

function Done({ onAgain }: { onAgain: () => void }) {
  const say = useSay()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="ok" role="status" title={say('practice.done.title')}>
        <p>{say('practice.done.text')}</p>
      </Notice>
      <div className="deeds">
        <Link className={buttonClass({ main: true })} to="/inkoop">
          {say('practice.real')}
        </Link>
        <Button onClick={onAgain}>{say('practice.again')}</Button>
      </div>
    </div>
  )
}
