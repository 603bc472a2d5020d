import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../../kernel/dates.ts'
import { callApi } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { Notice } from '../../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../../web/components/sheet-dialog.tsx'
import { Status } from '../../../../web/components/status.tsx'
import { formatShort, formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useNow } from '../../../../web/use-now.ts'
import { useSend } from '../../../../web/use-send.ts'
import type { TokenView } from '../../tokens/contract.ts'
import { useScopeWords } from './scope-words.ts'

/** The tokens of the organisation with what they may and whether they still work; never a secret. */
export function TokensTable({ tokens, isPossible }: { tokens: TokenView[]; isPossible: boolean }) {
  const say = useSay()
  const [asked, setAsked] = useState<TokenView | null>(null)
  const [revoked, setRevoked] = useState('')
  const columns = useColumns(setAsked)
  if (tokens.length === 0) {
    return isPossible ? (
      <div className="empty" role="status">
        <h2>{say('tokens.empty.title')}</h2>
        <p>{say('tokens.empty.text')}</p>
      </div>
    ) : null
  }
  return (
    <section className="section">
      <h2>{say('tokens.caption')}</h2>
      {revoked && <Notice tone="ok" role="status" title={say('tokens.revoked.done', { name: revoked })} />}
      <DataTable caption={say('tokens.caption')} columns={columns} rows={tokens} rowKey={({ id }) => id} />
      {asked && <Revoke token={asked} onClose={() => setAsked(null)} onDone={() => setRevoked(asked.name)} />}
    </section>
  )
}

function useColumns(onRevoke: (token: TokenView) => void): Column<TokenView>[] {
  const say = useSay()
  const { locale } = useLanguage()
  const wordsOf = useScopeWords()
  return [
    {
      key: 'name',
      head: say('tokens.head.name'),
      className: 'is-title',
      cell: ({ name }) => <b>{name || say('members.unnamed')}</b>,
    },
    {
      key: 'scopes',
      head: say('tokens.head.scopes'),
      className: 'is-full',
      cell: ({ scopes, role }) =>
        scopes === null
          ? say('tokens.everything', { role: say(`shell.role.${role}`) })
          : scopes.map((scope) => <div key={scope}>{wordsOf(scope)}</div>),
    },
    {
      key: 'made',
      head: say('tokens.head.made'),
      cell: ({ createdAt, createdBy }) => (
        <>
          {formatShort(createdAt, locale)}
          <span className="sub">{createdBy}</span>
        </>
      ),
    },
    {
      key: 'used',
      head: say('tokens.head.used'),
      cell: ({ lastUsedOn }) =>
        lastUsedOn ? (
          formatShortDay(lastUsedOn, locale)
        ) : (
          <span className="muted">{say('tokens.never-used')}</span>
        ),
    },
    {
      key: 'ends',
      head: say('tokens.head.ends'),
      cell: (token) => <Ends token={token} />,
    },
    {
      key: 'deed',
      head: say('tokens.head.deed'),
      className: 'is-end',
      cell: (token) =>
        token.revokedAt === null && (
          <Button
            small
            aria-label={say('tokens.revoke.of', { name: token.name })}
            onClick={() => onRevoke(token)}
          >
            {say('tokens.revoke')}
          </Button>
        ),
    },
  ]
}

function Ends({ token: { revokedAt, expiresAt } }: { token: TokenView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const now = useNow()
  if (revokedAt !== null) {
    return (
      <Status icon="cross">
        {say('tokens.revoked')}, {formatShort(revokedAt, locale)}
      </Status>
    )
  }
  if (expiresAt === null) return say('tokens.no-end')
  const until = formatShortDay(dayInAmsterdam(new Date(Date.parse(expiresAt) - 1)), locale)
  return Date.parse(expiresAt) > now.getTime() ? (
    say('members.until', { day: until })
  ) : (
    <Status icon="cross">
      {say('tokens.ended')}, {until}
    </Status>
  )
}

/** Asks once, with what it means. */
function Revoke(props: { token: TokenView; onClose: () => void; onDone: () => void }) {
  const { token, onClose, onDone } = props
  const say = useSay()
  const client = useQueryClient()
  const { submit, isSending, failure } = useSend(
    () => callApi('DELETE', `/v1/tokens/${token.id}`),
    async () => {
      onClose()
      onDone()
      await client.invalidateQueries({ queryKey: ['tokens'] })
    },
  )
  return (
    <SheetDialog title={say('tokens.revoke.title', { name: token.name })} onClose={onClose}>
      <p>{say('tokens.revoke.text')}</p>
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main aria-disabled={isSending} onClick={() => void submit()}>
          {say(isSending ? 'member.submitting' : 'tokens.revoke.do')}
        </Button>
        <Button onClick={onClose}>{say('tokens.revoke.back')}</Button>
      </div>
    </SheetDialog>
  )
}
