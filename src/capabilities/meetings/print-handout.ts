import QRCode from 'qrcode'
import { qrPath } from '../../kernel/qr-path.ts'
import type { Transaction } from '../../platform/database.ts'
import { type Locale, translate } from '../../platform/messages/index.ts'
import { typeset } from '../../platform/print/typeset.ts'
import type { MeetingView } from './contract.ts'

const INK = '#14201F'

/** Who looks after fencing at the base teams of some municipalities, as a line each. */
export async function specialistsFor(tx: Transaction, municipalities: readonly string[]): Promise<string[]> {
  const rows = await tx<{ name: string; team: string }[]>`
    select distinct f.name, t.name as team from programme.fencing_specialists() f
      join policy.base_team t on t.slug = f.base_team join policy.municipality m on m.base_team = t.slug
     where m.slug = any (${[...municipalities]}) and f.stands_in_for is null order by team, f.name`
  return rows.map(({ name, team }) => `${name}, ${team}`)
}

type Handout = { meeting: MeetingView; specialists: string[]; baseUrl: string; locale: Locale; at: Date }

/** The paper that dealers take home from a meeting: why, what to record, how to connect, whom to call. A tagged PDF. */
export function printHandout({ meeting, specialists, baseUrl, locale, at }: Handout): Buffer {
  const say = (name: string, values = {}) => translate(locale, `handout.${name}`, values)
  const several = (name: string, count: number) =>
    Array.from({ length: count }, (_, n) => say(`${name}.${n + 1}`))
  const address = `${baseUrl}/inloggen`
  const { title, heldOn, begins, ends, place } = meeting
  const data = {
    lang: locale,
    sender: meeting.organiserName,
    contact: meeting.contact,
    specialists,
    address: address.replace(/^https?:\/\//, ''),
    qr: qrSvg(address),
    meeting: say('meeting', { title, day: heldOn, begins, ends, place }),
    text: {
      ...Object.fromEntries(
        ['title', 'lead', 'why', 'what', 'whatLead', 'law', 'how', 'call', 'police', 'urgent', 'private'].map(
          (name) => [name, say(name)],
        ),
      ),
      reasons: several('reason', 3),
      things: several('thing', 5),
      steps: several('step', 4),
      qr: say('qr', { address }),
    },
  }
  return typeset({ template: 'capabilities/meetings/print/handout.typ', data, at })
}

/** Medium correction: a fold or a stain on paper may take 15 %. */
function qrSvg(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  const { path, side } = qrPath({ size: modules.size, get: (row, column) => modules.get(row, column) })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><rect width="${side}" height="${side}" fill="#fff"/><path d="${path}" fill="${INK}"/></svg>`
}
