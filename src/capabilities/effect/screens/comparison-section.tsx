import { NumberTable } from '../../../web/components/number-table.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { ReportView } from '../contract.ts'
import { nameOf } from '../rules/report-lines.ts'
import { comparisonSentence, comparisonWord } from '../rules/report-words.ts'

/** Before and after the start, with its uncertainty and the surroundings beside it. */
export function ComparisonSection({ report: { body } }: { report: ReportView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const speak = (key: string, values?: Record<string, string | number>) => say(key as 'effect.title', values)
  const region = body.comparisons.filter(({ place }) => place === null)
  const places = body.comparisons.filter(({ place, kind }) => place !== null && kind === 'burglary')
  return (
    <section className="section" aria-labelledby="compare-heading">
      <h2 id="compare-heading">{say('effect.compare.title')}</h2>
      <p>{say('effect.compare.lead')}</p>
      <ul>
        {region.map((one) => (
          <li key={one.kind}>{comparisonSentence(one, say('effect.region'), speak, locale)}</li>
        ))}
      </ul>
      <p className="small muted">{say('effect.compare.caution')}</p>
      {places.length > 0 && (
        <NumberTable
          caption={say('effect.compare.caption')}
          heads={[
            say('effect.compare.head.place'),
            say('effect.compare.head.starts'),
            say('effect.compare.head.word'),
            say('effect.compare.head.theft'),
          ]}
          rows={places.map((one) => ({
            key: one.place!,
            name: nameOf(one.place!, body.places),
            values: [
              one.startsOn === null ? '' : formatShortDay(one.startsOn, locale),
              comparisonWord(one, speak, locale),
              comparisonWord(
                body.comparisons.find(({ place, kind }) => place === one.place && kind === 'theft'),
                speak,
                locale,
              ),
            ],
          }))}
        />
      )}
    </section>
  )
}
