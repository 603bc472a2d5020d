import { fillAnnex, fillTriangle } from './fill-supervision.ts'
import { fillMeasures } from './fill-measures.ts'
import { fillMeetings } from './fill-meetings.ts'
import type { TestHelder } from './helder.ts'
import { seriesFor } from './letters.ts'
import { fillCampaign, fillImports, fillNotice } from './past-the-doors.ts'

/** What stands on the page of a case of the triangle, and nowhere else. */
export const CASE_WORDS = 'Kanarie kreeg twee waarschuwingen'
const THING = '00000000-0000-7000-8000-0000000000bb'

/** One of everything that people of the programme may open, by the name of its resource. */
export async function openProgramme(
  helder: Pick<TestHelder, 'admin' | 'as' | 'makeLetters' | 'makeEffectReports'>,
): Promise<Record<string, string>> {
  const { admin } = helder
  await fillMeetings(admin, THING)
  await fillAnnex(admin, THING)
  await fillNotice(admin, THING)
  await fillCampaign(admin, THING)
  await fillImports(admin, THING)
  await fillTriangle(admin, THING, CASE_WORDS)
  await fillMeasures(admin, THING)
  const officer = await helder.as('municipal-officer')
  const series = await seriesFor(officer, { channel: 'post', municipality: 'enschede', take: 1 })
  await helder.makeLetters()
  const [letter] = await admin<{ id: string; templateId: string; dealerId: string }[]>`
    select l.id, s.template_id as "templateId", l.dealer_id as "dealerId" from programme.letter l
      join programme.letter_series s on s.id = l.series_id where l.series_id = ${series.id}`
  await helder.makeEffectReports(new Date())
  const [report] = await admin<{ id: string }[]>`select id from insight.report`
  return {
    'effect-reports': report!.id,
    'listed-dealers': letter!.dealerId,
    'dealer-connections': letter!.dealerId,
    'finding-letters': letter!.dealerId,
    'overview-annexes': THING,
    'dealer-notices': THING,
    'dealer-imports': THING.replace(/.$/, '0'),
    'letter-templates': letter!.templateId,
    'letter-series': series.id,
    letters: letter!.id,
    meetings: THING,
    campaigns: THING,
    places: THING,
    'case-files': THING,
    documents: THING,
    'triangle-cases': THING,
    'triangle-meetings': THING,
    'triangle-tasks': THING,
    'triangle-sources': letter!.dealerId,
  }
}
