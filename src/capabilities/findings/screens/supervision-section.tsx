import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { policeRoles, supervisionRoles } from '../../../kernel/codes.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useMayOpen } from '../../../web/use-may-open.ts'
import type { FindingView } from '../contract.ts'
import { findingRoles, kindsFor } from '../rules/finding-kinds.ts'
import { type FindingDeed, FindingRow } from './finding-row.tsx'
import { findingsQuery, useFindingsChanged } from './finding-queries.ts'
import { NoteAnswer } from './note-answer.tsx'
import { NoteFinding } from './note-finding.tsx'
import { TellFindings } from './tell-findings.tsx'
import { WithdrawFinding } from './withdraw-finding.tsx'
import './findings.css'

export type FoundDealer = {
  id: string
  name: string
  municipality: string
  municipalityName: string
  isConnected: boolean
}
type Open = { deed: 'note' | 'tell' } | { deed: FindingDeed; finding: FindingView }
const readers: readonly string[] = [...supervisionRoles, ...policeRoles]

/** What the own organisation found about a dealer, on the dealer's page. */
export function SupervisionSection({ dealer }: { dealer: FoundDealer }) {
  const { role } = useMe()
  return readers.includes(role) ? <Supervision dealer={dealer} /> : null
}

function Supervision({ dealer }: { dealer: FoundDealer }) {
  const say = useSay()
  const { role, organisation } = useMe()
  const { data: findings, error, refetch } = useQuery(findingsQuery(dealer.id))
  const [open, setOpen] = useState<Open | null>(null)
  const changed = useFindingsChanged()
  const mayFind = (findingRoles as readonly string[]).includes(role)
  const onDone = async (what: string) => {
    setOpen(null)
    announce(what)
    await changed()
  }
  const dialog = { dealer, onClose: () => setOpen(null), onDone }
  const untold = (findings ?? []).filter(({ told, withdrawn }) => told === null && withdrawn === null)
  return (
    <section className="supervision" id="toezicht">
      <h2>{say('finding.section')}</h2>
      <p className="small">{say('finding.lead', { organisation: organisation.name })}</p>
      <Elsewhere dealerId={dealer.id} />
      {mayFind && (
        <div className="deeds no-print">
          {untold.length > 0 && (
            <Button main onClick={() => setOpen({ deed: 'tell' })}>
              {say('finding.tell.count', { count: untold.length })}
            </Button>
          )}
          {role === 'municipal-officer' && kindsFor(role).length > 0 && (
            <Button onClick={() => setOpen({ deed: 'note' })}>{say('finding.note')}</Button>
          )}
        </div>
      )}
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {findings === undefined && !error && <Loading />}
      {findings?.length === 0 && <None />}
      <ul className="findings">
        {findings?.map((finding) => (
          <FindingRow
            key={finding.id}
            finding={finding}
            mayDo={mayFind}
            onDeed={(deed) => setOpen({ deed, finding })}
          />
        ))}
      </ul>
      {role === 'municipal-officer' && <Letters dealer={dealer} findings={findings ?? []} />}
      {open?.deed === 'note' && <NoteFinding {...dialog} />}
      {open?.deed === 'tell' && <TellFindings {...dialog} findings={untold} />}
      {open?.deed === 'answer' && <NoteAnswer {...dialog} finding={open.finding} />}
      {open?.deed === 'withdraw' && <WithdrawFinding {...dialog} finding={open.finding} />}
    </section>
  )
}

function None() {
  const say = useSay()
  return (
    <div className="empty">
      <b>{say('finding.none')}</b>
      <p>{say('finding.none.do')}</p>
    </div>
  )
}

const places = [
  { to: '/bezoeken', message: 'finding.to-visits' },
  { to: '/dossiers', message: 'finding.to-files' },
] as const

/** Visits and case files about this dealer, for who may open them. */
function Elsewhere({ dealerId }: { dealerId: string }) {
  const say = useSay()
  const mayOpen = useMayOpen()
  const there = places.filter(({ to }) => mayOpen(to))
  if (there.length === 0) return null
  return (
    <p className="finding-deeds no-print">
      {there.map(({ to, message }) => (
        <Link key={to} className="text-link" to={to as '/'} search={{ handelaar: dealerId } as never}>
          {say(message)}
        </Link>
      ))}
    </p>
  )
}

/** The letters that findings were told by: each is made again from what was told that day. */
function Letters({ dealer, findings }: { dealer: FoundDealer; findings: FindingView[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const days = findings.flatMap(({ told, withdrawn }) =>
    told?.way === 'letter' && withdrawn === null ? [told.on] : [],
  )
  return (
    <div className="finding-deeds no-print">
      {[...new Set(days)].map((day) => (
        <a
          key={day}
          className="text-link"
          href={`/v1/finding-letters/${dealer.id}?toldOn=${day}`}
          target="_blank"
          rel="noreferrer"
        >
          <Icon name="print" />
          {say('finding.letter', { day: formatShortDay(day, locale) })}
        </a>
      ))}
    </div>
  )
}
