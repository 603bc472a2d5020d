import { useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { Page } from '../../../../web/components/page.tsx'
import { PagedList } from '../../../../web/components/paged-list.tsx'
import { CountTabs } from '../../../../web/components/tabs.tsx'
import { useLanguage, useSay } from '../../../../web/language.tsx'
import { publicAddress } from '../../../../web/public-address.ts'
import { useMe } from '../../../../web/session.ts'
import { noticesQuery, type NoticesState } from './notice-queries.ts'
import { NoticesTable } from './notices-table.tsx'

const route = getRouteApi('/handelaren/meldingen')
const states: NoticesState[] = ['open', 'decided']

/** What dealers announced, newest first. Police see what was checked, and nothing else. */
export function NoticesScreen() {
  const say = useSay()
  const { locale } = useLanguage()
  const { role } = useMe()
  const isPolice = role === 'fencing-specialist'
  const { stand } = route.useSearch()
  const state = isPolice ? 'decided' : (stand ?? 'open')
  const list = useInfiniteQuery(noticesQuery(state))
  const counts = list.data?.pages[0]?.counts
  const notices = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page
      title={
        state === 'decided'
          ? say('notices.title.decided')
          : counts === undefined
            ? say('notices.nav')
            : say('notices.title.open', { count: counts.open ?? 0 })
      }
      lead={say(isPolice ? 'notices.lead.police' : 'notices.lead')}
      crumb={{ to: '/handelaren', text: say('dealer.crumb') }}
    >
      {!isPolice && (
        <CountTabs<NoticesState>
          label={say('notices.tabs')}
          current={state}
          tabs={states.map((value) => ({
            value,
            text: say(`notices.tab.${value}`),
            count: counts && (counts[value] ?? 0),
          }))}
          render={(value, attributes, content) => (
            <Link
              key={value}
              to="/handelaren/meldingen"
              search={value === 'open' ? {} : { stand: value }}
              {...attributes}
            >
              {content}
            </Link>
          )}
        />
      )}
      <PagedList
        list={list}
        isEmpty={notices.length === 0}
        empty={{ title: say(`notices.empty.${state}.title`), text: say(`notices.empty.${state}.text`) }}
      >
        <NoticesTable notices={notices} state={state} />
      </PagedList>
      <p className="small">
        <a className="text-link" href={publicAddress('/handelaar-melden', locale)}>
          {say('notices.public-page')}
        </a>
      </p>
    </Page>
  )
}
