import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, getJson, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../web/components/data-table.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { addOwnPasskey, hasPasskeys } from '../../../web/passkey.ts'
import { useMe } from '../../../web/session.ts'
import type { DeviceLink } from '../joining/contract.ts'
import type { PasskeyList, PasskeyView } from '../passkeys/contract.ts'
import { DeviceLinkDialog } from './device-link-dialog.tsx'
import { EntryFailure } from './entry-failure.tsx'

const passkeysQuery = queryOptions({
  queryKey: ['passkeys'],
  queryFn: ({ signal }) => getJson<PasskeyList>('/v1/passkeys', signal),
})

/** What someone signs in with: seen, made on this device or another, removed. */
export function PasskeysSection() {
  const say = useSay()
  const { data, error, refetch } = useQuery(passkeysQuery)
  const [removing, setRemoving] = useState<PasskeyView | null>(null)
  return (
    <section className="section">
      <h2>{say('passkeys.title')}</h2>
      <p>{say('passkeys.intro')}</p>
      {error !== null && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Loading />}
      {data && data.items.length === 0 && <p>{say('passkeys.none')}</p>}
      {data && data.items.length > 0 && <PasskeyTable items={data.items} onRemove={setRemoving} />}
      <AddPasskey />
      {removing && (
        <RemovePasskey
          passkey={removing}
          isLast={data?.items.length === 1}
          onClose={() => setRemoving(null)}
        />
      )}
    </section>
  )
}

type TableProps = { items: PasskeyView[]; onRemove: (passkey: PasskeyView) => void }

function PasskeyTable({ items, onRemove }: TableProps) {
  const say = useSay()
  const { locale } = useLanguage()
  const nameOf = ({ device }: PasskeyView) => device || say('account.device.unknown')
  const columns: Column<PasskeyView>[] = [
    {
      key: 'device',
      head: say('passkeys.column.device'),
      className: 'is-title',
      cell: (one) => <b>{nameOf(one)}</b>,
    },
    {
      key: 'made',
      head: say('passkeys.column.made'),
      className: 'hide-narrow',
      cell: ({ madeAt }) => <time dateTime={madeAt}>{formatShort(madeAt, locale)}</time>,
    },
    {
      key: 'used',
      head: say('passkeys.column.used'),
      cell: ({ lastUsedAt }) => (
        <>
          <span className="muted small only-narrow">{say('passkeys.column.used')}</span>
          <time dateTime={lastUsedAt}>{formatShort(lastUsedAt, locale)}</time>
        </>
      ),
    },
    {
      key: 'remove',
      head: say('passkeys.column.remove'),
      className: 'is-end',
      cell: (one) => (
        <Button
          small
          aria-label={say('passkeys.remove.of', { device: nameOf(one) })}
          onClick={() => onRemove(one)}
        >
          {say('passkeys.remove')}
        </Button>
      ),
    },
  ]
  return <DataTable caption={say('passkeys.title')} columns={columns} rows={items} rowKey={({ id }) => id} />
}

/** On this device at once, on another by a link. */
function AddPasskey() {
  const say = useSay()
  const me = useMe()
  const client = useQueryClient()
  const label = say('passkeys.label', { name: me.name || say(`shell.role.${me.role}`) }).slice(0, 64)
  const add = useMutation({
    mutationFn: () => addOwnPasskey(label),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: passkeysQuery.queryKey })
      announce(say('passkeys.added'))
    },
  })
  const link = useMutation({
    gcTime: 0,
    mutationFn: () => postJson<DeviceLink>('/v1/me/device-links', undefined),
  })
  return (
    <>
      <div className="deeds">
        {hasPasskeys() && (
          <Button aria-disabled={add.isPending} onClick={() => !add.isPending && add.mutate()}>
            {say('passkeys.add')}
          </Button>
        )}
        <Button aria-disabled={link.isPending} onClick={() => !link.isPending && link.mutate()}>
          {say('passkeys.link')}
        </Button>
      </div>
      {add.isPending && <p role="status">{say('sign-in.waiting')}</p>}
      {add.error !== null && <EntryFailure error={add.error} />}
      {link.error !== null && <ProblemNotice error={link.error} />}
      {link.data && (
        <DeviceLinkDialog
          link={link.data}
          onClose={() => {
            link.reset()
            // The other device may have used it meanwhile.
            void client.invalidateQueries({ queryKey: passkeysQuery.queryKey })
          }}
        />
      )}
    </>
  )
}

type RemoveProps = { passkey: PasskeyView; isLast: boolean; onClose: () => void }

/** Asks once, with what it means; of the last one, how someone comes in after it. */
function RemovePasskey({ passkey, isLast, onClose }: RemoveProps) {
  const say = useSay()
  const me = useMe()
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () => callApi('DELETE', `/v1/passkeys/${passkey.id}`),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: passkeysQuery.queryKey })
      await client.invalidateQueries({ queryKey: ['sessions'] })
      announce(say('passkeys.removed'))
      onClose()
    },
  })
  const device = passkey.device || say('account.device.unknown')
  return (
    <SheetDialog title={say('passkeys.remove.title', { device })} onClose={onClose}>
      <p>{say('passkeys.remove.means')}</p>
      {isLast && (
        <p>
          <b>{say(me.role === 'citizen' ? 'passkeys.remove.last.citizen' : 'passkeys.remove.last')}</b>
        </p>
      )}
      {remove.error !== null && <ProblemNotice error={remove.error} />}
      <div className="deeds">
        <Button main aria-disabled={remove.isPending} onClick={() => !remove.isPending && remove.mutate()}>
          {say('passkeys.remove.deed')}
        </Button>
        <Button onClick={onClose}>{say('passkeys.remove.stop')}</Button>
      </div>
    </SheetDialog>
  )
}
