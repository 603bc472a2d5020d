import { useMutation } from '@tanstack/react-query'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { LeadView, LeadWords } from '../leads/contract.ts'

type Read = LeadWords & { at: Date }

/** The words of a lead: closed until someone reads them, which is recorded. They live on this screen only. */
export function LeadText({ lead }: { lead: LeadView }) {
  const say = useSay()
  const { locale } = useLanguage()
  const read = useMutation({
    gcTime: 0,
    mutationFn: async (): Promise<Read> => ({
      ...(await postJson<LeadWords>(`/v1/leads/${lead.id}/views`, {})),
      at: new Date(),
    }),
  })
  return (
    <section className="section" aria-labelledby="lead-words">
      <h2 id="lead-words">{say('lead.page.words')}</h2>
      {read.error && <ProblemNotice error={read.error} />}
      {read.data === undefined ? (
        <>
          <Button onClick={() => !read.isPending && read.mutate()}>{say('lead.page.read')}</Button>
          <p className="small muted">{say('lead.page.read.help')}</p>
        </>
      ) : (
        <>
          <Notice
            tone="info"
            role="status"
            title={say('lead.page.recorded', { time: formatTime(read.data.at, locale) })}
          />
          <blockquote className="lead-words">{read.data.words}</blockquote>
          <OpenLink words={read.data.words} />
        </>
      )}
    </section>
  )
}

/** A link of a stranger: opened in a window that knows nothing of this one, with its site said before. */
function OpenLink({ words }: { words: string }) {
  const say = useSay()
  const link = /\bhttps?:\/\/\S+/.exec(words)?.[0]
  if (link === undefined || !URL.canParse(link)) return null
  return (
    <p className="small">
      <a className="text-link" href={link} target="_blank" rel="noopener noreferrer external">
        {say('lead.page.open-link')}
      </a>{' '}
      <span className="muted">{say('lead.page.open-link.help', { site: new URL(link).hostname })}</span>
    </p>
  )
}
