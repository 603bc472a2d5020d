import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { getJson } from '../../../../web/api.ts'
import { Notice } from '../../../../web/components/notice.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { ShownOnce } from '../../../../web/components/shown-once.tsx'
import { useSay } from '../../../../web/language.tsx'
import { useMe } from '../../../../web/session.ts'
import type { TokenList } from '../../tokens/contract.ts'
import { TokenForm } from './token-form.tsx'
import { TokensTable } from './tokens-table.tsx'
import '../members/members.css'

/** By which software works for the organisation: made here, looked at, and ended. */
export function TokensScreen() {
  const say = useSay()
  const me = useMe()
  const client = useQueryClient()
  const [made, setMade] = useState<{ name: string; token: string } | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['tokens'],
    queryFn: ({ signal }) => getJson<TokenList>('/v1/tokens', signal),
  })
  const onMade = async (name: string, token: string) => {
    setMade({ name, token })
    await client.invalidateQueries({ queryKey: ['tokens'] })
  }
  return (
    <Page title={say('tokens.title')} lead={say('tokens.lead', { organisation: me.organisation.name })}>
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {made && (
        <section className="section link-once">
          <Notice tone="ok" role="status" title={say('tokens.made.title', { name: made.name })}>
            <p>{say('tokens.made.once')}</p>
          </Notice>
          <ShownOnce name="token" label={say('tokens.key')} copy={say('tokens.copy')} value={made.token} />
        </section>
      )}
      {data && data.scopes.length === 0 && <p>{say('tokens.none-possible')}</p>}
      {data && data.scopes.length > 0 && <TokenForm scopes={data.scopes} onMade={onMade} />}
      {data && <TokensTable tokens={data.items} isPossible={data.scopes.length > 0} />}
    </Page>
  )
}
