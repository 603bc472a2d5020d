import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMayOpen } from '../../../web/use-may-open.ts'
import { ConnectDealer } from '../../access/screens/connect-dealer.tsx'
import type { NotableKind } from '../contract.ts'
import type { DealerPage } from '../one-dealer/contract.ts'
import { notableNow } from '../rules/deeds-on-page.ts'
import { dealerQuery, inventoryQuery } from './dealer-queries.ts'
import { NoteEvent } from './note-event.tsx'

const elsewhere = [
  { way: 'write', to: '/brieven/nieuw', message: 'dealers.write' },
  { way: 'invite', to: '/bijeenkomsten/nieuw', message: 'dealers.invite' },
] as const

/** The ways out of the state of a dealer, and what one can note, as deeds. */
export function DealerDeeds({ dealer }: { dealer: DealerPage }) {
  const say = useSay()
  const mayOpen = useMayOpen()
  const client = useQueryClient()
  const [kind, setKind] = useState<NotableKind | null>(null)
  const onNoted = async (noted: DealerPage, what: string) => {
    client.setQueryData(dealerQuery(dealer.id).queryKey, noted)
    setKind(null)
    announce(say('dealer.noted', { what }))
    await client.invalidateQueries({ queryKey: inventoryQuery.queryKey })
  }
  const [first, ...others] = notableNow(dealer)
  return (
    <div className="side-deeds">
      {dealer.waysOut.includes('record') && <p>{say('dealer.record-hint')}</p>}
      {first && (
        <Button main onClick={() => setKind(first)}>
          {say(`dealer.deed.${first}`)}
        </Button>
      )}
      {elsewhere
        .filter(({ way, to }) => dealer.waysOut.includes(way) && mayOpen(to))
        .map(({ to, message }) => (
          <Link key={to} className={buttonClass()} to={to as '/'} search={{ handelaren: dealer.id } as never}>
            {say(message)}
          </Link>
        ))}
      {mayOpen('/bezoeken/nieuw') && (
        <Link className={buttonClass()} to="/bezoeken/nieuw" search={{ handelaar: dealer.id }}>
          {say('visits.new')}
        </Link>
      )}
      {dealer.waysOut.includes('connect') && <ConnectDealer dealerId={dealer.id} name={dealer.name} />}
      <div>
        {others.map((one) => (
          <button key={one} type="button" className="text-link" onClick={() => setKind(one)}>
            {say(`dealer.deed.${one}`)}
          </button>
        ))}
      </div>
      {kind && <NoteEvent dealer={dealer} kind={kind} onClose={() => setKind(null)} onNoted={onNoted} />}
    </div>
  )
}
