import { diffWordsWithSpace } from 'diff'
import type { ReactNode } from 'react'
import { useSay } from '../../../web/language.tsx'

type Props = { own: { title: string; text: string }; model: { title: string; text: string } }

/** Two texts side by side; what stands in one alone is marked there, by more than colour. */
export function CompareTexts({ own, model }: Props) {
  const say = useSay()
  const pieces = diffWordsWithSpace(own.text, model.text)
  const count = pieces.filter(({ added, removed, value }) => (added || removed) && value.trim() !== '').length
  return (
    <>
      <p className="small">
        {own.text === '' ? say('bylaws.compare.no-own') : say('bylaws.compare.count', { count })}
      </p>
      <div className="bylaw-compare">
        <Side title={own.title}>
          {own.text === ''
            ? say('bylaws.compare.none')
            : pieces.map(({ value, added, removed }, at) => (
                <Piece key={`${at}${value}`} text={added ? '' : value} isAlone={removed} as="del" />
              ))}
        </Side>
        <Side title={model.title}>
          {own.text === ''
            ? model.text
            : pieces.map(({ value, added, removed }, at) => (
                <Piece key={`${at}${value}`} text={removed ? '' : value} isAlone={added} as="ins" />
              ))}
        </Side>
      </div>
    </>
  )
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h3>{title}</h3>
      <div className="bylaw-text">{children}</div>
    </div>
  )
}

function Piece({ text, isAlone, as: Mark }: { text: string; isAlone: boolean; as: 'del' | 'ins' }) {
  if (text === '') return null
  return isAlone && text.trim() !== '' ? <Mark>{text}</Mark> : <>{text}</>
}
