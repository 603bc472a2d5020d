import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Select } from '../../../web/components/inputs.tsx'
import { Page } from '../../../web/components/page.tsx'
import { PagedList } from '../../../web/components/paged-list.tsx'
import { Status } from '../../../web/components/status.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import type { ExemptionView } from '../exemptions/contract.ts'
import { exemptionStates } from '../rules/file-states.ts'
import { ExemptionDialog, type ExemptionDeed } from './exemption-dialog.tsx'
import { exemptionsQuery } from './measure-queries.ts'
import './measures.css'

const route = getRouteApi('/vrijstellingen')
type Asked = { deed: ExemptionDeed; one: ExemptionView | null }

/** Requests for an exemption from the duty to register, each with the last day on which to decide. */
export function ExemptionsScreen() {
  const say = useSay()
  const navigate = useNavigate()
  const { role } = useMe()
  const { staat } = route.useSearch()
  const [asked, setAsked] = useState<Asked | null>(null)
  const list = useInfiniteQuery(exemptionsQuery({ ...(staat && { state: staat }) }))
  const requests = list.data?.pages.flatMap(({ items }) => items) ?? []
  const mayWrite = role === 'municipal-officer' || role === 'municipal-lawyer'
  return (
    <Page
      title={say('exemption.title')}
      lead={say('exemption.lead')}
      crumb={{ to: '/dossiers', text: say('case-file.crumb') }}
      deed={
        mayWrite && (
          <Button main onClick={() => setAsked({ deed: 'receive', one: null })}>
            {say('exemption.do.receive')}
          </Button>
        )
      }
    >
      <div className="tools">
        <Select
          name="staat"
          className="is-choice"
          label={say('case-file.head.state')}
          value={staat ?? ''}
          onChange={({ target }) =>
            void navigate({
              to: '/vrijstellingen',
              search: { ...(target.value && { staat: target.value as ExemptionView['state'] }) },
            })
          }
          options={[
            { value: '', text: say('case-file.filter.all') },
            ...exemptionStates.map((value) => ({ value, text: say(`exemption.state.${value}`) })),
          ]}
        />
      </div>
      <PagedList
        list={list}
        isEmpty={requests.length === 0}
        empty={{ title: say('exemption.empty.title'), text: say('exemption.empty.text') }}
      >
        <ExemptionTable requests={requests} mayWrite={mayWrite} onAsk={setAsked} />
      </PagedList>
      {asked !== null && <ExemptionDialog {...asked} onClose={() => setAsked(null)} />}
    </Page>
  )
}

type TableProps = { requests: ExemptionView[]; mayWrite: boolean; onAsk: (asked: Asked) => void }

function ExemptionTable({ requests, mayWrite, onAsk }: TableProps) {
  const say = useSay()
  const columns: Column<ExemptionView>[] = [
    {
      key: 'dealer',
      head: say('case-file.head.dealer'),
      className: 'is-title',
      cell: ({ dealerName, number, request }) => (
        <>
          <b>{dealerName}</b> <span className="mono muted">{number}</span>
          <span className="sub small">{request}</span>
        </>
      ),
    },
    {
      key: 'categories',
      head: say('exemption.categories'),
      className: 'is-full',
      cell: ({ categories }) => categories.map((one) => say(`category.${one}`)).join(', '),
    },
    {
      key: 'state',
      head: say('case-file.head.state'),
      className: 'is-full',
      cell: ({ state, decision, decideUntil, isLate }) => (
        <>
          <Status
            icon={decision === null ? (isLate ? 'alert' : 'clock') : 'check'}
            tone={decision === null && isLate ? 'stolen' : decision === null ? 'plain' : 'calm'}
          >
            {say(`exemption.state.${state}`)}
          </Status>
          <span className="sub small">
            {decision === null
              ? say(isLate ? 'exemption.was-until' : 'exemption.until', { day: decideUntil })
              : say('exemption.decided', { day: decision.on, name: decision.by })}
          </span>
          {decision !== null && <span className="sub small">{decision.reason}</span>}
        </>
      ),
    },
    {
      key: 'deeds',
      head: say('exemption.deeds'),
      className: 'is-end',
      cell: (one) => (
        <div className="deeds">
          {mayWrite && one.decision === null && (
            <>
              <Button small onClick={() => onAsk({ deed: 'decide', one })}>
                {say('exemption.do.decide')}
              </Button>
              {one.extension === null && (
                <Button small onClick={() => onAsk({ deed: 'extend', one })}>
                  {say('exemption.do.extend')}
                </Button>
              )}
            </>
          )}
        </div>
      ),
    },
  ]
  return (
    <DataTable caption={say('exemption.title')} columns={columns} rows={requests} rowKey={({ id }) => id} />
  )
}
