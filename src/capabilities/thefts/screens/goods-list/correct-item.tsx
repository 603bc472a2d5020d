import { type SubmitEvent, useState } from 'react'
import type { IdentifierKind } from '../../../../identifiers/public.ts'
import { ApiProblem } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { IdentifierInput } from '../../../../web/components/identifier-input.tsx'
import { TextArea, TextInput } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { useListDeed } from './list-deeds.tsx'

const texts = ['brand', 'model', 'colour', 'description'] as const
type Values = Record<(typeof texts)[number], string> & {
  identifiers: { kind: IdentifierKind; value: string }[]
  reason: string
}

/** Puts right what the owner wrote. What changed and why stays readable for the owner. */
export function CorrectItem({ list, item }: { list: GoodsListView; item: ListedItemView }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  if (!['listed', 'in-system', 'found'].includes(item.state)) return null
  if (isOpen) return <CorrectionForm list={list} item={item} onClose={() => setIsOpen(false)} />
  return (
    <div className="deeds">
      <button type="button" className="text-link" onClick={() => setIsOpen(true)}>
        {say('goods-list.correct')}
      </button>
    </div>
  )
}

function CorrectionForm(props: { list: GoodsListView; item: ListedItemView; onClose: () => void }) {
  const { list, item, onClose } = props
  const say = useSay()
  const [values, setValues] = useState<Values>(() => ({
    brand: item.brand ?? '',
    model: item.model ?? '',
    colour: item.colour ?? '',
    description: item.description ?? '',
    identifiers: item.identifiers.map(({ kind, value }) => ({ kind, value })),
    reason: '',
  }))
  const deed = useListDeed(list, onClose)
  const change = (part: Partial<Values>) => setValues((now) => ({ ...now, ...part }))
  const errors = deed.error instanceof ApiProblem ? (deed.error.problem.errors ?? []) : []
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const identifiers = values.identifiers.filter(({ value }) => value.trim() !== '')
    const body = { ...values, category: item.category, jewellery: item.jewellery, identifiers }
    if (!deed.isPending) deed.mutate({ path: `items/${item.id}/corrections`, body })
  }
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      {deed.error && errors.length === 0 && <ProblemNotice error={deed.error} />}
      {texts.map((name) =>
        name === 'description' ? (
          <TextArea
            key={name}
            name={name}
            optional
            label={say(`theft.field.${name}`)}
            value={values[name]}
            error={errorOf(name)}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        ) : (
          <TextInput
            key={name}
            name={name}
            optional
            label={say(`theft.field.${name}`)}
            value={values[name]}
            error={errorOf(name)}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        ),
      )}
      {values.identifiers.map(({ kind, value }, at) => (
        <IdentifierInput
          key={`${kind} ${at}`}
          name={`identifiers.${at}.value`}
          kind={kind}
          typed={value}
          label={say(`identifier.kind.${kind}`)}
          value={value}
          error={errorOf(`identifiers.${at}.value`)}
          onChange={(event) =>
            change({
              identifiers: values.identifiers.map((one, n) =>
                n === at ? { ...one, value: event.target.value } : one,
              ),
            })
          }
        />
      ))}
      <TextInput
        name="reason"
        label={say('goods-list.correct.reason')}
        help={say('goods-list.correct.help')}
        maxLength={300}
        value={values.reason}
        error={errorOf('reason')}
        onChange={(event) => change({ reason: event.target.value })}
      />
      <div className="deeds">
        <Button main type="submit" aria-disabled={deed.isPending}>
          {say('goods-list.correct.deed')}
        </Button>
        <Button onClick={onClose}>{say('goods-list.stop')}</Button>
      </div>
    </form>
  )
}
