import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay, useSayRich } from '../../../web/language.tsx'
import type { PurchaseView } from '../contract.ts'

/** What happened to an entry, newest first. Nothing is ever changed: there are only later entries. */
export function EntryHistory({ entry }: { entry: PurchaseView }) {
  const say = useSay()
  const sayRich = useSayRich()
  const { locale } = useLanguage()
  const { certifiedAt, logIndex } = entry.certificationDetail
  const link = (id: string) => ({
    a: (content: ReactNode) => (
      <Link className="utrecht-link" to="/register/$id" params={{ id }}>
        {content}
      </Link>
    ),
  })
  const steps: { at: string | null; text: ReactNode }[] = [
    ...(entry.correctedById === null
      ? []
      : [
          {
            at: null,
            text: sayRich('registers.entry.history-corrected', {
              number: String(entry.correctedBySequenceNumber ?? ''),
              ...link(entry.correctedById),
            }),
          },
        ]),
    ...(certifiedAt === null
      ? []
      : [{ at: certifiedAt, text: say('registers.entry.history-log', { index: String(logIndex ?? '') }) }]),
    {
      at: entry.recordedAt,
      text: say('registers.entry.history-recorded', {
        name: entry.recordedBy,
        number: String(entry.sequenceNumber),
      }),
    },
    ...(entry.correctsId === null
      ? []
      : [
          {
            at: null,
            text: sayRich('registers.entry.history-corrects', {
              number: String(entry.correctsSequenceNumber ?? ''),
              ...link(entry.correctsId),
            }),
          },
        ]),
  ]
  return (
    <section className="section">
      <h2>{say('registers.entry.history')}</h2>
      <ul className="history">
        {steps.map(({ at, text }, index) => (
          <li key={index}>
            <span className="muted">{at === null ? '' : formatShort(at, locale)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
