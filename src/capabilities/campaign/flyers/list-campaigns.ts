import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import { campaignerRoles } from '../../../kernel/codes.ts'
import type { CampaignSummary, CampaignView, PlaceView } from './contract.ts'

type Row = Omit<CampaignSummary, 'mayChange'> & { isOwn: boolean }

/** The campaigns in the caller's municipalities, the last to begin first. A region has some tens. */
export async function listCampaigns(tx: Transaction, caller: Caller): Promise<CampaignSummary[]> {
  return (await select(tx, null)).map((row) => summary(row, caller))
}

/** The municipalities that the caller works for, by name. */
export async function listOwnMunicipalities(tx: Transaction): Promise<{ slug: string; name: string }[]> {
  return tx<{ slug: string; name: string }[]>`
    select slug, name from policy.municipality where slug = any (programme.plan_municipalities()) order by name`
}

/** One campaign with its places in the caller's municipalities and what each brought per week; null when it is not theirs. */
export async function readCampaign(
  tx: Transaction,
  caller: Caller,
  id: string,
  baseUrl: string,
): Promise<CampaignView | null> {
  const [row] = await select(tx, id)
  if (!row) return null
  const places = await tx<Omit<PlaceView, 'address' | 'weeks'>[]>`
    select p.id, p.kind, p.name, p.municipality, m.name as "municipalityName", p.copies, p.code
      from campaign.place p join policy.municipality m on m.slug = p.municipality
     where p.campaign_id = ${id} order by m.name, p.name, p.id`
  const weeks = await tx<{ placeId: string; week: string; opened: number; checked: number }[]>`
    select place_id as "placeId", week, opened, checked from campaign.place_weeks(${id}) order by week`
  return {
    ...summary(row, caller),
    places: places.map((place) => ({
      ...place,
      address: placeAddress(baseUrl, place.code),
      weeks: weeks.flatMap(({ placeId, ...week }) => (placeId === place.id ? [week] : [])),
    })),
  }
}

/** What the QR code of a place opens; in English for papers in English. */
export function placeAddress(baseUrl: string, code: string, language: 'nl' | 'en' = 'nl'): string {
  return `${baseUrl}/c/${code}${language === 'en' ? '?taal=en' : ''}`
}

async function select(tx: Transaction, id: string | null): Promise<Row[]> {
  return tx<Row[]>`
    select c.id, c.version, c.title, c.valid_from as "validFrom", c.valid_until as "validUntil", c.paper,
           (select json_agg(json_build_object('slug', m.slug, 'name', m.name) order by m.name)
              from policy.municipality m where m.slug = any (c.municipalities)) as municipalities,
           count(p.id)::int as "placeCount", coalesce(sum(p.copies), 0)::int as copies,
           c.municipalities <@ programme.plan_municipalities() as "isOwn"
      from campaign.campaign c left join campaign.place p on p.campaign_id = c.id
     where ${id === null ? tx`true` : tx`c.id = ${id}`}
     group by c.id order by c.valid_from desc, c.id desc`
}

function summary({ isOwn, ...row }: Row, { role }: Caller): CampaignSummary {
  return { ...row, mayChange: isOwn && campaignerRoles.some((one) => one === role) }
}
