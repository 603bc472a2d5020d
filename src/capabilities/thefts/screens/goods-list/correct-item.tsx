import { type SubmitEvent, useState } from 'react'
import { categories, type Category } from '../../../../kernel/codes.ts'
import { ApiProblem } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { IdentifierInput } from '../../../../web/components/identifier-input.tsx'
import { Select, TextArea, TextInput } from '../../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import {
  asksJewellery,
  correctionOf,
  type CorrectionValues,
  correctionValuesOf,
  describingFields,
  jewelleryFields,
} from './correction-values.ts'
import { useListDeed } from './list-deeds.tsx'

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
  const [values, setValues] = useState(() => correctionValuesOf(item))
  const deed = useListDeed(list, onClose)
  const change = (part: Partial<CorrectionValues>) => setValues((now) => ({ ...now, ...part }))
  const errors = deed.error instanceof ApiProblem ? (deed.error.problem.errors ?? []) : []
  const errorOf = (field: string) => errors.find((one) => one.field === field)?.message
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!deed.isPending) deed.mutate({ path: `items/${item.id}/corrections`, body: correctionOf(values) })
  }
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      {deed.error && errors.length === 0 && <ProblemNotice error={deed.error} />}
      <Select
        name={`${item.id}.category`}
        label={say('goods-list.item.category')}
        value={values.category}
        error={errorOf('category')}
        onChange={(event) => change({ category: event.target.value as Category })}
        options={categories.map((value) => ({ value, text: say(`category.${value}`) }))}
      />
      <DescribingFields id={item.id} values={values} change={change} errorOf={errorOf} />
      {values.identifiers.map(({ kind, value }, at) => (
        <IdentifierInput
          key={`${kind} ${at}`}
          name={`${item.id}.identifiers.${at}.value`}
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
        name={`${item.id}.reason`}
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

type FieldsProps = {
  /** Of the item: more than one can be open. */
  id: string
  values: CorrectionValues
  change: (part: Partial<CorrectionValues>) => void
  errorOf: (field: string) => string | undefined
}

function DescribingFields({ id, values, change, errorOf }: FieldsProps) {
  const say = useSay()
  return (
    <>
      {describingFields.map((name) => {
        const Input = name === 'description' ? TextArea : TextInput
        return (
          <Input
            key={name}
            name={`${id}.${name}`}
            optional
            label={say(`theft.field.${name}`)}
            value={values[name]}
            error={errorOf(name)}
            onChange={(event) => change({ [name]: event.target.value })}
          />
        )
      })}
      {asksJewellery(values) &&
        jewelleryFields.map((name) => (
          <TextInput
            key={name}
            name={`${id}.jewellery.${name}`}
            optional
            label={say(name === 'kind' ? 'goods-list.item.jewelleryKind' : `goods-list.item.${name}`)}
            value={values.jewellery[name]}
            error={errorOf(`jewellery.${name}`)}
            onChange={(event) => change({ jewellery: { ...values.jewellery, [name]: event.target.value } })}
            {...(name === 'weightGrams' && { inputMode: 'decimal' as const })}
          />
        ))}
    </>
  )
}
