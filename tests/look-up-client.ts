import { createHmac } from 'node:crypto'

/** What a program of others knows of the look-up: the interface as it was before Helder, and nothing of Helder. */
export type LookUpClient = { address: string; applicationId: string; secret: string }
export type Asked = { term: string; brand?: string; place?: string; ip?: string; at?: Date }

/**
 * The address to call: GetSearchItems with ApplicationID, Hmac, SearchTerm and, where known, SearchMerk, Loc and IpAddress.
 * The Hmac is the hex HMAC-MD5 over term, yyyymmdd in Amsterdam and application id.
 */
export function lookUpAddress(
  client: LookUpClient,
  { term, brand, place, ip, at = new Date() }: Asked,
): string {
  const day = at.toLocaleDateString('sv', { timeZone: 'Europe/Amsterdam' }).split('-').join('')
  const hmac = createHmac('md5', client.secret).update(`${term}${day}${client.applicationId}`).digest('hex')
  const query = new URLSearchParams({ ApplicationID: client.applicationId, Hmac: hmac, SearchTerm: term })
  if (brand !== undefined) query.set('SearchMerk', brand)
  if (place !== undefined) query.set('Loc', place)
  if (ip !== undefined) query.set('IpAddress', ip)
  return `${client.address}/GetSearchItems?${query}`
}

/** What such a program makes of an answer: the items, by the names that it knows. */
export function readItems(text: string): Record<string, string>[] {
  const items: unknown = JSON.parse(text)
  if (!Array.isArray(items)) throw new Error('not an array of objects')
  return items.map((item: Record<string, string>) => {
    const missing = names.filter((name) => typeof item[name] !== 'string')
    if (missing.length > 0) throw new Error(`without ${missing.join(', ')}`)
    return item
  })
}

const names =
  'Korpscode Registratienummer Kleur Merk Merktype Categorie Object Kenteken_regnr Motor_serienr Chassis_graveer Uniek_nummer Datuminvoer Datumwijziging Insertdate Bron BronNaam BronUniekID MatchType'.split(
    ' ',
  )
