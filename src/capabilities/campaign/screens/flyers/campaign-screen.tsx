import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { campaignerRoles } from '../../../../kernel/codes.ts'
import { Button } from '../../../../web/components/button.tsx'
import { Page } from '../../../../web/components/page.tsx'
import { Loading, ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { SheetDialog } from '../../../../web/components/sheet-dialog.tsx'
import { formatShortDay } from '../../../../web/format.ts'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { useMe } from '../../../../web/session.ts'
import type { CampaignView } from '../../flyers/contract.ts'
import { CampaignForm } from './campaign-form.tsx'
import { campaignQuery } from './campaign-queries.ts'
import { CampaignPlaces } from './campaign-places.tsx'
import { CampaignResults } from './campaign-results.tsx'

const route = getRouteApi('/programma/campagne/$id')

/** One campaign: what it is, where its papers lie, how to print them, what they brought. */
export function CampaignScreen() {
  const say = useSay()
  const { id } = route.useParams()
  const { data, error, refetch } = useQuery(campaignQuery(id))
  const crumb = { to: '/programma/campagne', text: say('flyers.title') }
  if (data === undefined) {
    return (
      <Page title={say('flyers.title')} crumb={crumb}>
        {error ? <ProblemNotice error={error} onAgain={() => void refetch()} /> : <Loading />}
      </Page>
    )
  }
  return <Campaign campaign={data} crumb={crumb} />
}

function Campaign({ campaign, crumb }: { campaign: CampaignView; crumb: { to: string; text: string } }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { role } = useMe()
  const [isChanging, setIsChanging] = useState(false)
  const mayAdd = campaignerRoles.some((one) => one === role)
  const when = say('flyers.from-until', {
    from: formatShortDay(campaign.validFrom, locale),
    until: formatShortDay(campaign.validUntil, locale),
  })
  const where = campaign.municipalities.map(({ name }) => name).join(', ')
  return (
    <Page
      title={campaign.title}
      crumb={crumb}
      lead={[say(`flyers.paper-name.${campaign.paper}`), when, where].join(', ')}
      deed={campaign.mayChange && <Button onClick={() => setIsChanging(true)}>{say('flyers.change')}</Button>}
    >
      <CampaignPlaces campaign={campaign} mayAdd={mayAdd} />
      {campaign.places.length > 0 && <CampaignResults campaign={campaign} />}
      {isChanging && (
        <SheetDialog title={say('flyers.form.change')} onClose={() => setIsChanging(false)}>
          <CampaignForm
            campaign={campaign}
            onClose={() => setIsChanging(false)}
            onKept={() => setIsChanging(false)}
          />
        </SheetDialog>
      )}
    </Page>
  )
}
