import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { Status } from '../../../web/components/status.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { EntryErasureView } from '../../registers/erasure/contract.ts'
import { EntryForm, erasureFields } from './entry-form.tsx'
import { EntryName, useEntryWords } from './entry-name.tsx'

/** Single entries whose people were destroyed before their term, or after a hold. */
export function EarlySection({ erasures }: { erasures: EntryErasureView[] }) {
  const say = useSay()
  const nameOf = useEntryWords()
  const [isAsking, setIsAsking] = useState(false)
  const [done, setDone] = useState<EntryErasureView | null>(null)
  return (
    <section className="section">
      <div className="section-head">
        <h2>{say('retention.early.title')}</h2>
        <Button small onClick={() => setIsAsking(true)}>
          {say('retention.early.new')}
        </Button>
      </div>
      <p className="small">{say('retention.early.lead')}</p>
      {done !== null && (
        <Notice
          tone={done.erasedAt === null ? 'info' : 'ok'}
          role="status"
          title={say(`retention.early.${done.erasedAt === null ? 'begun' : 'done'}`, { entry: nameOf(done) })}
        />
      )}
      {erasures.length === 0 ? <p>{say('retention.early.none')}</p> : <ErasuresTable erasures={erasures} />}
      {isAsking && (
        <SheetDialog title={say('retention.early.form.title')} onClose={() => setIsAsking(false)}>
          <EntryForm<EntryErasureView>
            text={say('retention.early.form.text')}
            path="/v1/entry-erasures"
            fields={erasureFields}
            submit={say('retention.early.submit')}
            onClose={() => setIsAsking(false)}
            onDone={(erased) => {
              setDone(erased)
              setIsAsking(false)
            }}
          />
        </SheetDialog>
      )}
    </section>
  )
}

function ErasuresTable({ erasures }: { erasures: EntryErasureView[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<EntryErasureView>[] = [
    {
      key: 'entry',
      head: say('retention.holds.head.entry'),
      className: 'is-title',
      cell: (erasure) => <EntryName entry={erasure} />,
    },
    {
      key: 'why',
      head: say('retention.field.reason'),
      className: 'is-full',
      cell: ({ ground, reason }) => (
        <>
          {say(`retention.early.ground.${ground}`)}
          {ground !== 'replayed' && <span className="sub">{reason}</span>}
        </>
      ),
    },
    {
      key: 'when',
      head: say('retention.early.head.when'),
      className: 'is-end nowrap',
      cell: ({ erasedAt }) =>
        erasedAt === null ? (
          <Status icon="alert" tone="look">
            {say('retention.early.pending')}
          </Status>
        ) : (
          <time dateTime={erasedAt}>{formatShort(erasedAt, locale)}</time>
        ),
    },
  ]
  return (
    <DataTable
      caption={say('retention.early.title')}
      columns={columns}
      rows={erasures}
      rowKey={({ id }) => id}
    />
  )
}
