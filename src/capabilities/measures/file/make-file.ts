import { type Day, dayInAmsterdam } from '../../../kernel/dates.ts'
import type { LogKey } from '../../../log/public.ts'
import type { Caller } from '../../../platform/caller.ts'
import type { Transaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { translate } from '../../../platform/messages/index.ts'
import { sayDay } from '../../../platform/messages/say-values.ts'
import { openReport } from '../../disclosures/public.ts'
import { type FindingView, listFindings } from '../../findings/public.ts'
import { openPhoto, readVisit } from '../../visits/public.ts'
import type { FileView } from '../contract.ts'
import { letterOf } from '../print/letter-of.ts'
import { readFile } from '../read-file.ts'
import type { PiecePicture } from './piece.ts'
import { type FileMaterial, piecesOfFile } from './pieces-of-file.ts'
import { typesetFile } from './typeset-file.ts'

/** Why reports and photos are opened and the file is given out. */
const PURPOSE = 'court-file'

type Making = { id: string; now: Date; keys: KeyFiles; signWith: LogKey }

/**
 * The whole file of a case as one PDF for a court; null: not one of the caller. Making it discloses, so it is a look of its
 * own, beside that at each administrative report and photo that comes with it, in the same transaction.
 */
export async function makeWholeFile(tx: Transaction, caller: Caller, { id, now, keys, signWith }: Making) {
  const file = await readFile(tx, id, { today: dayInAmsterdam(now), mayWrite: false })
  const [look] = await tx<{ isMade: boolean }[]>`
    select supervision.give_whole_file(${id}, ${PURPOSE}) as "isMade"`
  if (file === null || look?.isMade !== true) return null
  const [place] = await tx<{ name: string }[]>`
    select name from policy.municipality where slug = ${file.municipality}`
  const material = await gather(tx, caller, file, { now, keys })
  const pdf = typesetFile(
    {
      number: file.number,
      organisation: `Gemeente ${place!.name}`,
      dealer: `${file.dealerName}, ${file.dealerAddress}`,
      facts: coverOf(file),
      pieces: piecesOfFile(material),
      at: now,
    },
    signWith,
  )
  return { number: file.number, pdf }
}

function coverOf(file: FileView) {
  const { dealerName, dealerAddress, openedOn, state, since, measure } = file
  const on = (day: Day) => sayDay(day, 'nl')
  return [
    { name: 'Handelaar', value: `${dealerName}\n${dealerAddress}` },
    { name: 'Geopend op', value: on(openedOn) },
    { name: 'Maatregel', value: translate('nl', `case-file.measure.${measure ?? 'none'}`) },
    { name: 'Stand', value: `${translate('nl', `case-file.state.${state}`)}, sinds ${on(since)}` },
  ]
}

type Means = Pick<Making, 'now' | 'keys'>

async function gather(tx: Transaction, caller: Caller, file: FileView, means: Means): Promise<FileMaterial> {
  const ids = [...new Set(file.steps.flatMap(({ grounds }) => grounds))]
  const findings = ids.length === 0 ? [] : await listFindings(tx, { ids })
  const from = (source: FindingView['source']) => [
    ...new Set(
      findings.flatMap((one) => (one.source === source && one.sourceId !== null ? [one.sourceId] : [])),
    ),
  ]
  const material: FileMaterial = {
    file,
    findings,
    reports: [],
    visits: [],
    letters: new Map(),
    photos: await photosOf(tx, findings, means.keys),
  }
  for (const id of from('report')) {
    const report = await openReport(tx, caller, { id, purpose: PURPOSE })
    if (report !== null) material.reports.push(report)
  }
  for (const id of from('visit')) {
    const visit = await readVisit(tx, caller, id, means.now)
    if (visit !== null) material.visits.push(visit)
  }
  for (const document of file.documents) {
    const print = document.settled === null ? null : await letterOf(tx, file, document)
    if (print !== null) material.letters.set(document.id, print)
  }
  return material
}

/** The photos that findings of a visit name; one that was forgotten is missing. */
async function photosOf(
  tx: Transaction,
  findings: readonly FindingView[],
  keys: KeyFiles,
): Promise<Map<string, PiecePicture>> {
  const photos = new Map<string, PiecePicture>()
  for (const { source, sourceId, evidence } of findings) {
    if (source !== 'visit' || sourceId === null) continue
    for (const { kind, ref, words } of evidence) {
      if (kind !== 'photo' || ref === null) continue
      const bytes = await openPhoto(tx, keys, { visitId: sourceId, id: ref })
      const caption = words === '' ? 'Foto bij de constatering' : words
      if (bytes !== null) photos.set(ref, { bytes, alt: caption, caption })
    }
  }
  return photos
}
