import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Select } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { formatShort } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { CompareTexts } from '../../policy/screens/compare-texts.tsx'
import '../../policy/screens/bylaws.css'
import { versionsQuery } from './letter-queries.ts'

/** Every text that the template had; an earlier one beside the one that counts now. */
export function TemplateVersions({ id, version }: { id: string; version: number }) {
  const say = useSay()
  const { locale } = useLanguage()
  const { data, error } = useQuery(versionsQuery(id))
  const [chosen, setChosen] = useState('')
  if (error) return <ProblemNotice error={error} />
  if (data === undefined || data.length < 2) return null
  const now = data.find((one) => one.version === version) ?? data[0]!
  const earlier = data.filter((one) => one.version !== now.version)
  const then = earlier.find((one) => String(one.version) === chosen) ?? earlier[0]!
  const whole = ({ subject, body }: { subject: string; body: string }) => `${subject}\n\n${body}`
  const named = (one: { version: number; writtenAt: string; writtenBy: string }) =>
    say('letters.version.named', {
      n: one.version,
      when: formatShort(one.writtenAt, locale),
      name: one.writtenBy,
    })
  return (
    <section className="section">
      <h2>{say('letters.versions')}</h2>
      <Select
        name="version"
        label={say('letters.versions.choose')}
        value={String(then.version)}
        onChange={({ target }) => setChosen(target.value)}
        options={earlier.map((one) => ({ value: String(one.version), text: named(one) }))}
      />
      <CompareTexts
        own={{ title: named(then), text: whole(then) }}
        model={{ title: named(now), text: whole(now) }}
      />
    </section>
  )
}
