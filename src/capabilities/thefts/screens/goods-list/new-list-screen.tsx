import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import { Button, buttonClass } from '../../../../web/components/button.tsx'
import { ErrorSummary } from '../../../../web/components/error-summary.tsx'
import { Icon } from '../../../../web/components/icon.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { formatTime } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useNow } from '../../../../web/use-now.ts'
import { type OpenVault, VaultDoor } from '../../../belongings/screens/vault-door.tsx'
import { CheckStep } from './check-step.tsx'
import { checkStep, type DraftStep, draftSteps, firstOpenStep, type ListDraft } from './list-draft.ts'
import { HelpsStep, WhatStep } from './items-steps.tsx'
import { ReportStep, StartStep, WhenStep } from './simple-steps.tsx'
import { type DraftOnPage, useKeptDraft, useListDraft } from './use-list-draft.ts'
import './goods-list.css'

const route = getRouteApi('/aangifte/nieuw')
const steps = {
  start: StartStep,
  wanneer: WhenStep,
  wat: WhatStep,
  helpt: HelpsStep,
  aangifte: ReportStep,
  controleer: CheckStep,
}
export type StepProps = OpenVault & { on: DraftOnPage; errorOf: (field: string) => string | undefined }

/** A goods list, one question per page. Each page has its address; what was typed is kept sealed. */
export function NewListScreen() {
  return <VaultDoor>{(open) => <KeptDraft {...open} />}</VaultDoor>
}

function KeptDraft(open: OpenVault) {
  const say = useSay()
  const { data, error, refetch } = useKeptDraft(open.vault)
  if (data !== undefined) return <Making {...open} kept={data} />
  return (
    <Page title={say('goods-list.title')}>
      {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
    </Page>
  )
}

function Making({ kept, ...open }: OpenVault & { kept: ListDraft }) {
  const say = useSay()
  const navigate = route.useNavigate()
  const { stap = 'start' } = route.useSearch()
  const on = useListDraft(open.vault, kept)
  const [tried, setTried] = useState<{ step: DraftStep; attempt: number }>({ step: 'start', attempt: 0 })
  const today = dayInAmsterdam(useNow())
  const draft = withThings(on.draft, open)
  // Who jumps ahead by address comes to the first page on which something is missing.
  const open_ = firstOpenStep(draft, today)
  const isAhead = open_ !== null && draftSteps.indexOf(stap) > draftSteps.indexOf(open_)
  const step = isAhead ? open_ : stap
  const at = draftSteps.indexOf(step)
  const wrong = tried.step === step ? checkStep(step, draft, today) : []
  const next = async () => {
    setTried(({ attempt }) => ({ step, attempt: attempt + 1 }))
    if (checkStep(step, draft, today).length > 0) return
    if (step !== 'start') void on.keep()
    await navigate({ search: { stap: draftSteps[at + 1] ?? 'controleer' } })
  }
  const Step = steps[step]
  const errorOf = (field: string) => {
    const found = wrong.find((one) => one.field === field)
    return found && say(found.code as 'field.required')
  }
  return (
    <Page
      key={step}
      title={say(`goods-list.${step}.title`)}
      lead={
        step === 'start' ? undefined : say('goods-list.step', { number: at, count: draftSteps.length - 1 })
      }
    >
      <form
        className="goods-list-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void next()
        }}
      >
        {at > 0 && <Back to={draftSteps[at - 1]!} />}
        <ErrorSummary
          attempt={tried.attempt}
          errors={wrong.map(({ field, code }) => ({
            name: field,
            label: say(`goods-list.field.${field}` as 'goods-list.field.picked'),
            message: say(code as 'field.required'),
          }))}
        />
        <Step {...open} on={{ ...on, draft }} errorOf={errorOf} />
        {step !== 'controleer' && (
          <div className="deeds">
            <Button main type="submit">
              {say(step === 'start' ? 'goods-list.start.deed' : 'goods-list.next')}
            </Button>
          </div>
        )}
        {step !== 'start' && <Kept on={on} />}
      </form>
    </Page>
  )
}

/** A belonging that was thrown away meanwhile is not on the list either. */
function withThings(draft: ListDraft, { things }: OpenVault): ListDraft {
  return { ...draft, picked: draft.picked.filter((id) => things.some((thing) => thing.id === id)) }
}

function Back({ to }: { to: DraftStep }) {
  const say = useSay()
  return (
    <p className="crumb">
      <Link className="text-link" to="/aangifte/nieuw" search={{ stap: to }}>
        <Icon name="back" />
        {say('shell.back')}
      </Link>
    </p>
  )
}

function Kept({ on: { savedAt, hasFailed } }: { on: DraftOnPage }) {
  const say = useSay()
  const { locale } = useLanguage()
  const text = hasFailed
    ? say('goods-list.not-kept')
    : savedAt
      ? say('goods-list.kept-at', { time: formatTime(savedAt, locale) })
      : say('goods-list.kept')
  return (
    <p className="small kept-note" role="status">
      <Icon name={hasFailed ? 'alert' : 'lock'} />
      <span>{text}</span>
    </p>
  )
}

/** Leads to the first page of a new list. */
export function StartLink() {
  const say = useSay()
  return (
    <Link className={buttonClass({ main: true })} to="/aangifte/nieuw">
      {say('goods-list.make')}
    </Link>
  )
}
