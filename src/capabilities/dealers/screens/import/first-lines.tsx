import { useSay } from '../../../../web/language.tsx'
import type { FileLine } from '../../rules/import/read-file.ts'

const SHOWN = 5

/** The beginning of the file as it was read, so that a person sees when it was read wrongly. */
export function FirstLines({ lines, headingLine }: { lines: FileLine[]; headingLine: number }) {
  const say = useSay()
  // A line with letters beyond ASCII shows best whether the encoding is right.
  const accented = lines.slice(SHOWN).find(({ cells }) => cells.some((cell) => /[^\u0000-\u007f]/.test(cell)))
  const shown = accented ? [...lines.slice(0, SHOWN), accented] : lines.slice(0, SHOWN)
  return (
    <dl className="first-lines" aria-label={say('dealer-import.first-lines')}>
      {shown.map(({ line, cells, raw }) => (
        <div key={line} className={line === headingLine ? 'is-heading' : undefined}>
          <dt>{say('dealer-import.lines.number', { line })}</dt>
          <dd>{raw?.trim() ?? cells.join(' | ')}</dd>
        </div>
      ))}
    </dl>
  )
}
