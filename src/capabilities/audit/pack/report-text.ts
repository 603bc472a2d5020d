import { readLeaf } from '../../../log/verify/public.ts'
import { isMessageKey, translate } from '../../../platform/messages/index.ts'
import type { DeletionsFile, Drawn, LooksFile } from './pack-format.ts'

type Values = {
  who: { account: string }
  capacity: { organisation: string; role: string }
  when: { at: string; look: number }
  purpose: { code: string; text: string | null }
  what: { action: string; subject: string; subjectKind: string; subjectOrganisation: string | null }
  givenTo: string | null
}

/** As the clock in the Netherlands said: yyyy-mm-dd hh:mm:ss. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** The readable report: made of the two other files and of nothing else, so that a check makes it again. */
export function reportText(looks: LooksFile, deletions: DeletionsFile): string {
  const { asked, drawn, log } = looks
  const chosen = drawn.filter(({ recorded }) => recorded !== undefined)
  const of = asked.organisation ?? 'alle basisteams'
  return `${[
    `STEEKPROEF VOOR DE AUDIT POLITIEGEGEVENS ${asked.year}`,
    `Inzagen door ${of}: ${chosen.length} van de ${asked.looks} gevraagde.`,
    '',
    ...howDrawn(looks, chosen.length),
    '',
    'DE INZAGEN',
    ...(chosen.length === 0 ? ['', 'Er is in dit jaar geen inzage gevonden.'] : []),
    ...chosen.flatMap((one, position) => ['', ...describe(one, position + 1)]),
    '',
    'BEWIJZEN VAN VERWIJDERING',
    ...describeDeletions(deletions),
    '',
    'CONTROLEREN',
    '  helder verify audit-pack MAP --vkey BESTAND',
    'In BESTAND staat de sleutel waarmee u de inzagen controleert. Vergelijk die met de sleutel die u vorig jaar kreeg:',
    `  ${log.vkey}`,
    'De sleutels van de logboeken met verwijderingen staan op de site van Helder: /log/GEMEENTE/vkeys.',
    'De controle trekt opnieuw, controleert elk bewijs en maakt dit verslag opnieuw. Alleen de bestanden: sha256sum -c SHA256SUMS',
    '',
    'WAT DIT NIET BEWIJST',
    '- Namen van personen en de regel "bevoegd" komen uit de database van vandaag. De rest staat vast in het logboek.',
    '- Wie de database zelf beheert, kan tabellen lezen zonder dat er een inzage ontstaat.',
    '- Het verwijderen van politiegegevens zelf (aangiften, goederenlijsten, treffers) staat niet in een logboek met bewijzen.',
    '- Dit pakket bevat persoonsgegevens. Bewaar het zo kort als de audit duurt.',
  ].join('\n')}\n`
}

function howDrawn({ asked, drawn, checkpoint }: LooksFile, chosen: number): string[] {
  const size = Number(checkpoint.split('\n')[1])
  const end =
    chosen === asked.looks
      ? 'De trekking stopte toen er genoeg inzagen waren.'
      : drawn.length === size
        ? 'Het hele logboek is getrokken: meer inzagen zijn er niet.'
        : 'De trekking stopte bij het hoogste aantal bladen; er kunnen meer inzagen zijn.'
  return [
    'HOE ER IS GETROKKEN',
    `Het logboek van inzagen had ${size} bladen onder de handtekening in looks.json. De volgorde van trekken volgt uit die`,
    'handtekening (SHA-256 over omvang en wortel van het logboek' +
      (asked.word === null ? ')' : ` en uw woord "${asked.word}")`) +
      ', niet uit een keuze. Van elk blad dat niet bij',
    'de vraag hoort, is alleen geopend wanneer en in welke hoedanigheid er is gekeken. Zo ziet u dat het terecht is overgeslagen.',
    `Getrokken: ${drawn.length} bladen, waarvan ${chosen} inzagen in deze steekproef. ${end}`,
    ...(asked.word === null
      ? [
          'Wie het pakket maakt, kan op een andere handtekening wachten. Geef daarom zelf een woord op: --word WOORD.',
        ]
      : []),
  ]
}

function describe({ index, opened, recorded }: Drawn, position: number): string[] {
  const value = <G extends keyof Values>(group: G) => opened[group]?.value as Values[G]
  const [who, capacity, when, purpose, what] = [
    value('who'),
    value('capacity'),
    value('when'),
    value('purpose'),
    value('what'),
  ]
  const given = recorded?.authorisation
  return [
    `${position}. Inzage ${when.look}, blad ${index}`,
    `   wanneer:  ${clock.format(new Date(when.at))}, in het logboek ${when.at}`,
    `   wie:      ${recorded?.accountName ?? 'naam niet meer bekend'} (account ${who.account})`,
    `   als:      ${say(capacity.role, 'shell.role')}, ${capacity.organisation}`,
    `   doel:     ${say(purpose.code, 'seller.purpose', 'purpose')}${purpose.text === null ? '' : `: ${purpose.text}`}`,
    `   wat:      ${say(what.action, 'looks.action')}: ${say(what.subjectKind, 'looks.subject')} ${what.subject}`,
    `   van wie:  ${what.subjectOrganisation ?? 'niet vastgelegd'}`,
    `   gegeven:  ${value('givenTo') ?? 'aan niemand, alleen bekeken'}`,
    given
      ? `   bevoegd:  ${say(given.role, 'shell.role')} sinds ${given.givenAt}, gegeven door ${given.givenBy}` +
        `${given.standsIn ? ', als vervanger' : ''}${given.until === null ? '' : `, tot ${given.until}`}`
      : '   bevoegd:  GEEN AANSTELLING GEVONDEN op dat moment',
  ]
}

function describeDeletions({ year, logs }: DeletionsFile): string[] {
  if (logs.length === 0) return [`In ${year} staat in geen logboek een verwijdering.`]
  return logs.flatMap(({ log, deletions }) => [
    `Logboek ${log.origin}:`,
    ...deletions.map(({ index, leaf, firstSignedAt }) => {
      const read = readLeaf(Buffer.from(leaf, 'base64'))
      const what =
        read?.type === 'erasure'
          ? `personen van ${read.entries} regels in ${read.bucket}`
          : read?.type === 'look-erasure'
            ? `inzagen van blad ${read.from} tot ${read.to}`
            : 'personen van één regel'
      return `  blad ${index}: ${what}, getekend op ${firstSignedAt ?? 'een onbekende dag'}`
    }),
  ])
}

/** A code in Dutch where the screens have a word for it, else as it stands. */
function say(code: string, ...areas: string[]): string {
  const key = areas.map((area) => `${area}.${code}`).find(isMessageKey)
  return key === undefined ? code : translate('nl', key)
}
