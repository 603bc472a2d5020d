import { useSay } from '../../../web/language.tsx'
import { formatShortDay } from '../../../web/format.ts'
import { useLanguage } from '../../../web/language.tsx'
import type { FileView } from '../contract.ts'
import { useValueWords } from './value-words.ts'

/** All that happened in a file, newest first: what, when, by whom, and what was said with it. */
export function FileLine({ file }: { file: FileView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const words = useValueWords(file)
  return (
    <section className="section" id="line">
      <h2>{say('case-file.line')}</h2>
      <ol className="file-line">
        {file.steps.toReversed().map((step) => (
          <li key={step.id}>
            <time dateTime={step.on}>{formatShortDay(step.on, locale)}</time>
            <div>
              <b>{say(`case-file.step.${step.kind}`)}</b>
              {words(step).map(({ name, text }) => (
                <p key={name} className="small">
                  {name}: {text}
                </p>
              ))}
              <p className="small muted">{say('case-file.line.by', { name: step.recordedBy })}</p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
