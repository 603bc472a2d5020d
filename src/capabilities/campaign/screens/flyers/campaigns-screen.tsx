import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { campaignerRoles } from '../../../../kernel/codes.ts'
import { Button } from '../../../../web/components/button.tsx'
import { type Column, DataTable } from '../../../../web/components/data-table.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../../web/components/sheet-dialog.tsx'
import { formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useMe } from '../../../../web/session.ts'
import type { CampaignSummary } from '../../flyers/contract.ts'
import { CampaignForm } from './campaign-form.tsx'
import { campaignsQuery } from './campaign-queries.ts'

/** All campaigns in the own municipalities. */
export function CampaignsScreen() {
  const say = useSay()
  const { role } = useMe()
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(campaignsQuery)
  const [isMaking, setIsMaking] = useState(false)
  const mayMake = campaignerRoles.some((one) => one === role)
  const begin = (
    <Button main onClick={() => setIsMaking(true)}>
      {say('flyers.new')}
    </Button>
  )
  return (
    <Page
      title={say('flyers.title')}
      lead={say('flyers.lead')}
      crumb={{ to: '/programma', text: say('flyers.back') }}
      deed={mayMake && data !== undefined && data.items.length > 0 && begin}
    >
      {error && <ProblemNotice error={error} onAgain={() => void refetch()} />}
      {data === undefined && !error && <Loading />}
      {data?.items.length === 0 && (
        <div className="empty">
          <h2>{say('flyers.empty.title')}</h2>
          <p>{say(mayMake ? 'flyers.empty.text' : 'flyers.empty.text-read')}</p>
          {mayMake && begin}
        </div>
      )}
      {data !== undefined && data.items.length > 0 && <CampaignsTable campaigns={data.items} />}
      {isMaking && (
        <SheetDialog title={say('flyers.form.title')} onClose={() => setIsMaking(false)}>
          <CampaignForm
            campaign={null}
            onClose={() => setIsMaking(false)}
            onKept={({ id }) => void navigate({ to: '/programma/campagne/$id', params: { id } })}
          />
        </SheetDialog>
      )}
    </Page>
  )
}

function CampaignsTable({ campaigns }: { campaigns: CampaignSummary[] }) {
  const say = useSay()
  const { locale } = useLanguage()
  const columns: Column<CampaignSummary>[] = [
    {
      key: 'title',
      head: say('flyers.head.title'),
      className: 'is-title',
      cell: ({ id, title }) => (
        <Link className="go" to="/programma/campagne/$id" params={{ id }}>
          {title}
        </Link>
      ),
    },
    { key: 'paper', head: say('flyers.head.paper'), cell: ({ paper }) => say(`flyers.paper-name.${paper}`) },
    {
      key: 'when',
      head: say('flyers.head.when'),
      cell: ({ validFrom, validUntil }) =>
        say('flyers.from-until', {
          from: formatShortDay(validFrom, locale),
          until: formatShortDay(validUntil, locale),
        }),
    },
    {
      key: 'where',
      head: say('flyers.head.where'),
      cell: ({ municipalities, placeCount }) => (
        <>
          {municipalities.length < 3
            ? municipalities.map(({ name }) => name).join(', ')
            : say('flyers.where.many', { count: municipalities.length })}
          <span className="sub">{say('flyers.places', { count: placeCount })}</span>
        </>
      ),
    },
    {
      key: 'copies',
      head: say('flyers.head.copies'),
      className: 'number',
      cell: ({ copies }) => copies.toLocaleString(locale),
    },
  ]
  return (
    <DataTable caption={say('flyers.title')} columns={columns} rows={campaigns} rowKey={({ id }) => id} />
  )
}
