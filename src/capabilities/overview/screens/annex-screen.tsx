import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { RadioGroup } from '../../../web/components/radio-group.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { AnnexHead, AnnexView } from '../contract.ts'
import { type AnnexPurpose, annexPurposes } from '../rules/annex-purposes.ts'
import { AnnexDealers } from './annex-dealers.tsx'
import { annexesQuery, saveAnnexPaper } from './overview-queries.ts'
import './overview.css'

/** The closed annex: closed until someone says what for, which is recorded. What it shows lives on this screen only. */
export function AnnexScreen() {
  const say = useSay()
  const { organisation } = useMe()
  const client = useQueryClient()
  const open = useMutation({
    gcTime: 0,
    mutationFn: (purposeCode: AnnexPurpose) => postJson<AnnexView>('/v1/overview-annexes', { purposeCode }),
    onSuccess: () => client.invalidateQueries({ queryKey: annexesQuery.queryKey }),
  })
  const annex = open.data
  return (
    <Page
      title={say('overview.annex')}
      lead={say('overview.annex.lead', { municipality: organisation.name })}
      crumb={{ to: '/overzicht', text: say('overview.nav') }}
      deed={annex && <PrintButton annex={annex} main />}
    >
      {open.error && <ProblemNotice error={open.error} />}
      {annex === undefined ? (
        <PurposeForm isOpening={open.isPending} onOpen={(purpose) => open.mutate(purpose)} />
      ) : (
        <>
          <div className="no-print">
            <Notice
              tone="info"
              role="status"
              title={say('overview.annex.opened', { number: annex.number })}
            />
          </div>
          <p>{say('overview.guilt')}</p>
          <AnnexDealers dealers={annex.dealers} />
        </>
      )}
      <Earlier />
    </Page>
  )
}

function PurposeForm(props: { isOpening: boolean; onOpen: (purpose: AnnexPurpose) => void }) {
  const say = useSay()
  const [purpose, setPurpose] = useState<AnnexPurpose>('board-meeting')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!props.isOpening) props.onOpen(purpose)
  }
  return (
    <form className="section" onSubmit={submit}>
      <p>{say('overview.annex.means')}</p>
      <RadioGroup
        name="purposeCode"
        label={say('overview.annex.purpose')}
        column
        value={purpose}
        onChange={({ target }) =>
          setPurpose(annexPurposes.find((one) => one === target.value) ?? 'board-meeting')
        }
        options={annexPurposes.map((value) => ({ value, text: say(`purpose.${value}`) }))}
      />
      <Button main type="submit" aria-disabled={props.isOpening}>
        {say('overview.annex.open')}
      </Button>
    </form>
  )
}

function PrintButton({ annex, main = false }: { annex: Pick<AnnexHead, 'id' | 'number'>; main?: boolean }) {
  const say = useSay()
  const print = useMutation({ mutationFn: () => saveAnnexPaper(annex, say('overview.annex')) })
  return (
    <>
      <Button main={main} small={!main} onClick={() => !print.isPending && print.mutate()}>
        <Icon name="print" />
        {say(print.isPending ? 'overview.annex.printing' : 'overview.annex.print')}
        {!main && <span className="visually-hidden"> {annex.number}</span>}
      </Button>
      {print.error && <ProblemNotice error={print.error} />}
    </>
  )
}

/** Who opened it before, and for what. */
function Earlier() {
  const say = useSay()
  const { locale } = useLanguage()
  const { data } = useQuery(annexesQuery)
  if (data === undefined) return null
  return (
    <section className="section no-print">
      <h2>{say('overview.annex.earlier')}</h2>
      {data.length === 0 ? (
        <p>{say('overview.annex.earlier.none')}</p>
      ) : (
        <ul className="findings">
          {data.map((annex) => (
            <li key={annex.id} className="annex-head">
              <b>{annex.number}</b>
              <span>
                {formatShort(annex.openedAt, locale)}, {annex.openedBy}
              </span>
              <span>{say(`purpose.${annex.purposeCode}`)}</span>
              <PrintButton annex={annex} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
