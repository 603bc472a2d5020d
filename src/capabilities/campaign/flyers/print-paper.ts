import QRCode from 'qrcode'
import { translate } from '../../../platform/messages/index.ts'
import { addPageBoxes } from '../../../platform/print/page-boxes.ts'
import { typeset } from '../../../platform/print/typeset.ts'
import type { PaperCode } from '../rules/flyers/codes.ts'
import type { PaperQuery, PlaceView } from './contract.ts'
import { placeAddress } from './list-campaigns.ts'
import { colourOf } from './municipality-style.ts'
import { BLEED_MM, MARK_ROOM_MM, trimSizes } from '../rules/flyers/paper-formats.ts'
import { paperTexts } from './paper-texts.ts'

const templates = {
  'flyer-a5': 'flyer',
  'folder-a4': 'folder',
  'poster-a4': 'poster',
  'poster-a3': 'poster',
} as const

type Printed = {
  paper: PaperCode
  place: Pick<PlaceView, 'code' | 'municipality' | 'municipalityName'>
  query: PaperQuery
  baseUrl: string
  at: Date
}

/**
 * The paper of a campaign for one place, in the colour of its municipality: a tagged PDF with the code of the place. With
 * `marks` the pages are larger than the paper: ink goes 3 mm over the cut, and marks say where the knife goes.
 */
export function printPaper({ paper, place, query, baseUrl, at }: Printed): Buffer {
  const { format, language, marks } = query
  const address = placeAddress(baseUrl, place.code, language)
  const text = paperTexts(paper, language)
  // What people type has no scheme; the language of the page is theirs to choose.
  const shown = placeAddress(baseUrl, place.code).replace(/^https?:\/\//, '')
  const data = {
    title: text.heading,
    lang: language,
    paper,
    marks: marks === 'yes',
    trim: trimSizes[format],
    bleed: BLEED_MM,
    room: MARK_ROOM_MM,
    colour: colourOf(place.municipality),
    sender: translate(language, 'flyers.paper.sender', { name: place.municipalityName }),
    qr: darkRuns(address),
    qrAlt: translate(language, 'flyers.paper.qr', { address: shown }),
    address: shown,
    text,
  }
  const pdf = typeset({ template: `capabilities/campaign/flyers/print/${templates[format]}.typ`, data, at })
  return marks === 'yes' ? addPageBoxes(pdf, MARK_ROOM_MM, BLEED_MM) : pdf
}

/**
 * The rows of a QR code as runs of dark modules, [from, count]. Medium correction: a fold or a stain on paper may take 15 %.
 */
function darkRuns(text: string): [number, number][][] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  return Array.from({ length: modules.size }, (_, row) => {
    const runs: [number, number][] = []
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue
      const last = runs.at(-1)
      if (last && last[0] + last[1] === column) last[1]++
      else runs.push([column, 1])
    }
    return runs
  })
}
