import { type ReactNode, useEffect, useRef } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import type { MessageKey } from '../../../platform/messages/index.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { Wordmark } from '../../../web/components/wordmark.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'
import { useNow } from '../../../web/use-now.ts'
import type { RequestView } from '../contract.ts'
import { CompleteRequest } from './complete-request.tsx'
import '../../registers/screens/receipt.css'
import './requests.css'

type Props = {
  request: RequestView
  /** Who asks; it stands on this paper and is kept nowhere. */
  name: string
  onBack: () => void
  /** What is kept. */
  children: ReactNode
  /** Sentences under a word: why, who, how long. */
  about: { title: MessageKey; text: MessageKey }[]
  withheld: MessageKey
  /** What can be done about what is kept: as was asked. */
  can: MessageKey
}

/** An answer as the data subject gets it: one sheet, the same on screen and on paper. */
export function AnswerPaper({ request, name, onBack, children, about, withheld, can }: Props) {
  const say = useSay()
  const { organisation } = useMe()
  const heading = useRef<HTMLHeadingElement>(null)
  const title = say('subject-request.paper.title', { kind: request.kind })
  useEffect(() => {
    document.title = `${title} - Helder`
    heading.current?.focus()
  }, [title])
  const today = dayInAmsterdam(useNow())
  return (
    <main className="receipt" id="content">
      <div className="receipt-bar no-print">
        <button type="button" className="text-link" onClick={onBack}>
          <Icon name="back" />
          {say('subject-request.back')}
        </button>
        <div className="deeds">
          <CompleteRequest request={request} />
          <Button main small onClick={() => window.print()}>
            <Icon name="print" />
            {say('subject-request.print')}
          </Button>
        </div>
      </div>
      <article className="sheet answer-paper" aria-labelledby="answer-title">
        <header className="sheet-head">
          <div>
            <h1 id="answer-title" ref={heading} tabIndex={-1}>
              {title}
            </h1>
            <p>
              {say('subject-request.paper.lead', {
                controller: organisation.name,
                name,
                received: request.receivedOn,
                today,
              })}
            </p>
          </div>
          <Wordmark />
        </header>
        {children}
        <section>
          <h2>{say('subject-request.paper.about')}</h2>
          {about.map(({ title: word, text }) => (
            <p key={word}>
              <b>{say(word)}</b> {say(text)}
            </p>
          ))}
        </section>
        <section>
          <h2>{say('subject-request.paper.withheld')}</h2>
          <p>{say(withheld)}</p>
        </section>
        <section className="sheet-last">
          <h2>{say('subject-request.paper.rights')}</h2>
          <p>{say(can)}</p>
          <p>{say('subject-request.complain')}</p>
        </section>
        <footer className="sheet-foot">
          <span>{organisation.name}</span>
          <span>{title}</span>
        </footer>
      </article>
    </main>
  )
}
