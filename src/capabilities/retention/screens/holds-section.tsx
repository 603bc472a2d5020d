import { useState } from 'react'
import type { z } from 'zod'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { HoldView, holdEndView } from '../../registers/erasure/contract.ts'
import { endFields, EntryForm, holdFields } from './entry-form.tsx'
import { EntryName, useEntryWords } from './entry-name.tsx'

/** Whose people must stay: who ordered it, on what basis, until when. */
export function HoldsSection({ holds }: { holds: HoldView[] }) {
  const say = useSay()
  const [isPlacing, setIsPlacing] = useState(false)
  const [ending, setEnding] = useState<HoldView | null>(null)
  const [done, setDone] = useState<string | null>(null)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('retention.holds.title')}</h2>
        <Button small onClick={() => setIsPlacing(true)}>
          {say('retention.holds.new')}
        </Button>
      </div>
      <p className="small">{say('retention.holds.lead')}</p>
      {done !== null && <Notice tone="ok" role="status" title={done} />}
      {holds.length === 0 ? (
        <p>{say('retention.holds.none')}</p>
      ) : (
        <HoldsTable holds={holds} onEnd={setEnding} />
      )}
      {isPlacing && (
        <SheetDialog title={say('retention.hold.title')} onClose={() => setIsPlacing(false)}>
          <EntryForm<HoldView>
            text={say('retention.hold.text')}
            path="/v1/legal-holds"
            fields={holdFields}
            submit={say('retention.hold.submit')}
            onClose={() => setIsPlacing(false)}
            onDone={({ until }) => {
              setDone(say('retention.holds.placed', { until }))
              setIsPlacing(false)
            }}
          />
        </SheetDialog>
      )}
      {ending !== null && (
        <SheetDialog title={say('retention.end.title')} onClose={() => setEnding(null)}>
          <EntryForm<z.infer<typeof holdEndView>>
            text={say('retention.end.text')}
            path={`/v1/legal-holds/${ending.id}/endings`}
            fields={endFields}
            submit={say('retention.end.submit')}
            onClose={() => setEnding(null)}
            onDone={({ becomes }) => {
              setDone(say(`retention.holds.becomes.${becomes}`))
              setEnding(null)
            }}
          />
        </SheetDialog>
      )}
    </section>
  )
}

function HoldsTable({ holds, onEnd }: { holds: HoldView[]; onEnd: (hold: HoldView) => void }) {
  const say = useSay()
  const { locale } = useLanguage()
  const nameOf = useEntryWords()
  const columns: Column<HoldView>[] = [
    {
      key: 'entry',
      head: say('retention.holds.head.entry'),
      className: 'is-title',
      cell: (hold) => <EntryName entry={hold} />,
    },
    {
      key: 'order',
      head: say('retention.holds.head.order'),
      className: 'is-full',
      cell: ({ orderedBy, basis, reason }) => (
        <>
          {orderedBy}
          <span className="sub">
            {basis}. {reason}
          </span>
        </>
      ),
    },
    {
      key: 'until',
      head: say('retention.holds.head.until'),
      className: 'nowrap',
      cell: ({ until }) => <time dateTime={until}>{formatShortDay(until, locale)}</time>,
    },
    {
      key: 'state',
      head: say('retention.holds.head.state'),
      className: 'is-end',
      cell: (hold) =>
        hold.endedAt === null ? (
          <span className="hold-state">
            <Status icon="lock">{say('retention.holds.standing')}</Status>
            <Button
              small
              aria-label={say('retention.holds.end.of', { entry: nameOf(hold) })}
              onClick={() => onEnd(hold)}
            >
              {say('retention.holds.end')}
            </Button>
          </span>
        ) : (
          <span className="muted">
            {say('retention.holds.ended', { day: dayInAmsterdam(new Date(hold.endedAt)) })}
          </span>
        ),
    },
  ]
  return (
    <DataTable
      caption={say('retention.holds.title')}
      columns={columns}
      rows={holds}
      rowKey={({ id }) => id}
    />
  )
}
