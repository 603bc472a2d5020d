import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { SignedDocument } from '../contract.ts'

/** A report as it was signed, the same for who gave it and who got it; made to be printed. */
export function ReportDocument({ document, digest }: { document: SignedDocument; digest: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { dealer, branch } = document
  return (
    <article className="report-document">
      <KeyValues>
        <KeyValue name={say('disclosure.sheet.from')}>{document.from}</KeyValue>
        <KeyValue name={say('disclosure.sheet.to')}>
          {say('disclosure.sheet.to.municipality', { municipality: document.municipality })}
        </KeyValue>
        <KeyValue name={say('disclosure.sheet.number')}>
          <span className="mono">{document.number}</span>
        </KeyValue>
        <KeyValue name={say('disclosure.sheet.about')}>
          {dealer.name}{' '}
          <span className="muted">{say('disclosure.sheet.kvk', { number: dealer.kvkNumber })}</span>
        </KeyValue>
        <KeyValue name={say('disclosure.sheet.branch')}>
          {branch.name}, {branch.address}
        </KeyValue>
        <KeyValue name={say('disclosure.sheet.subject')}>{document.subject}</KeyValue>
        <KeyValue name={say('disclosure.sheet.basis')}>
          {[say(`disclosure.basis.${document.basis}`), document.basisText].filter(Boolean).join('. ')}
        </KeyValue>
      </KeyValues>
      <section className="section">
        <h2>{say('disclosure.facts')}</h2>
        <ol className="report-facts">
          {document.facts.map((fact, index) => (
            // The document never changes: a place in it is a name.
            <li key={index}>
              <p className="paragraphs">{fact.text}</p>
              <p className="small muted">
                {say('disclosure.fact.source', { day: fact.observedOn, source: fact.source })}
              </p>
            </li>
          ))}
        </ol>
      </section>
      <section className="section">
        <h2>{say('disclosure.sheet.request')}</h2>
        <p className="paragraphs">{document.request}</p>
      </section>
      <section className="section">
        <p>
          {say('disclosure.sheet.signed', {
            name: document.signedBy,
            day: dayInAmsterdam(new Date(document.signedAt)),
            time: formatTime(document.signedAt, locale),
          })}
        </p>
        <p className="small muted">{say('disclosure.sheet.use')}</p>
        <p className="small muted">
          {say('disclosure.sheet.digest')}: <span className="mono digest">{digest}</span>
        </p>
      </section>
    </article>
  )
}
