import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { DraftSaved } from '../../../web/components/draft-back.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { Select, TextInput } from '../../../web/components/inputs.tsx'
import { NumberTable } from '../../../web/components/number-table.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { formatMonth } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useSend } from '../../../web/use-send.ts'
import { countKinds, type CountList } from '../contract.ts'
import { monthOf, monthsLater } from '../rules/months.ts'
import { countsQuery } from './effect-queries.ts'

type Values = {
  municipality: string
  month: string
  kind: string
  amount: string
  source: string
  reason: string
}
const fields = ['municipality', 'month', 'kind', 'amount', 'source', 'reason'] as const
const FORM = 'monthly-count'

/** Arrests and cases of the own base team: one number per municipality and month, with its source. */
export function CountsSection() {
  const say = useSay()
  const account = accountOf(useMe())
  const counts = useQuery(countsQuery)
  const kept = useKeptDraft<Values>(account, FORM)
  const { data, error } = counts
  return (
    <section className="section" aria-labelledby="counts-heading">
      <h2 id="counts-heading">{say('effect-entry.counts')}</h2>
      <p>{say('effect-entry.counts.text')}</p>
      {error && <ProblemNotice error={error} onAgain={() => void counts.refetch()} />}
      {(kept === undefined || data === undefined) && !error && <Loading />}
      {data && kept !== undefined && (
        <CountForm key={data.items.length} counts={data} account={account} kept={kept} />
      )}
      {data && <CountTable counts={data} />}
    </section>
  )
}

function CountForm({
  counts,
  account,
  kept,
}: {
  counts: CountList
  account: string
  kept: Draft<Values> | null
}) {
  const say = useSay()
  const { locale } = useLanguage()
  const client = useQueryClient()
  const [thisMonth] = useState(() => monthOf(dayInAmsterdam(new Date())))
  const [values, setValues] = useState<Values>(
    () =>
      kept?.value ?? {
        municipality: counts.municipalities[0]?.slug ?? '',
        month: monthsLater(thisMonth, -1),
        kind: 'arrests',
        amount: '',
        source: '',
        reason: '',
      },
  )
  const draft = useFormDraft({
    account,
    name: FORM,
    read: () => values,
    sign: JSON.stringify(values),
    savedAt: kept?.savedAt ?? null,
  })
  const standing = counts.items.find(
    (one) =>
      one.isStanding &&
      one.municipality === values.municipality &&
      one.month === values.month &&
      one.kind === values.kind,
  )
  const { submit, isSending, errors, attempts, failure } = useSend(
    () => postJson<CountList>('/v1/monthly-counts', { ...values, amount: values.amount.trim() || 'x' }),
    async (entered) => {
      await draft.close()
      client.setQueryData(countsQuery.queryKey, entered)
    },
  )
  const label = (name: (typeof fields)[number]) =>
    say(name === 'kind' ? 'effect-entry.count-kind' : `effect-entry.${name}`)
  const bind = (name: (typeof fields)[number]) => ({
    name,
    label: label(name),
    value: values[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) => setValues({ ...values, [name]: target.value }),
  })
  return (
    <form noValidate className="effect-form" onSubmit={(event) => void submit(event)}>
      <ErrorSummary
        attempt={attempts}
        errors={fields.flatMap((name) =>
          errors[name] ? [{ name, label: label(name), message: errors[name] }] : [],
        )}
      />
      <Select
        {...bind('municipality')}
        options={counts.municipalities.map(({ slug, name }) => ({ value: slug, text: name }))}
      />
      <Select
        {...bind('month')}
        options={Array.from({ length: 25 }, (_, n) => monthsLater(thisMonth, -n)).map((one) => ({
          value: one,
          text: formatMonth(one, locale),
        }))}
      />
      <Select
        {...bind('kind')}
        options={countKinds.map((one) => ({ value: one, text: say(`effect-entry.count-kind.${one}`) }))}
      />
      <TextInput {...bind('amount')} inputMode="numeric" />
      <TextInput {...bind('source')} help={say('effect-entry.source.help')} />
      {standing && (
        <TextInput
          {...bind('reason')}
          help={say('effect-entry.reason.help', { is: `${standing.amount} (${standing.source})` })}
        />
      )}
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds">
        <Button main type="submit" aria-disabled={isSending}>
          {say(isSending ? 'effect-entry.saving' : 'effect-entry.save')}
        </Button>
        {draft.savedAt && <DraftSaved at={draft.savedAt} />}
      </div>
    </form>
  )
}

function CountTable({ counts }: { counts: CountList }) {
  const say = useSay()
  const { locale } = useLanguage()
  if (counts.items.length === 0) return <p className="muted">{say('effect-entry.counts.none')}</p>
  const nameOf = (slug: string) => counts.municipalities.find((one) => one.slug === slug)?.name ?? slug
  return (
    <NumberTable
      caption={say('effect.table', { name: say('effect-entry.counts') })}
      heads={[
        say('effect-entry.month'),
        say('effect-entry.municipality'),
        say('effect-entry.count-kind'),
        say('effect-entry.amount'),
        say('effect-entry.source'),
      ]}
      rows={counts.items.map(({ id, month, municipality, kind, amount, source, reason, isStanding }) => ({
        key: id,
        name: formatMonth(month, locale),
        values: [
          nameOf(municipality),
          say(`effect-entry.count-kind.${kind}`),
          isStanding ? amount : `${amount} (${say('effect-entry.replaced')})`,
          reason === null ? source : `${source}. ${reason}`,
        ],
      }))}
    />
  )
}
