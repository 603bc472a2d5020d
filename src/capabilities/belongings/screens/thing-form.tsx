import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type FieldPath, useForm, type UseFormRegisterReturn, useWatch } from 'react-hook-form'
import { categories } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, MoneyInput, Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useFormErrors } from '../../../web/use-form-errors.ts'
import { useNow } from '../../../web/use-now.ts'
import { useSubmitKey } from '../../../web/use-submit-key.ts'
import { itemFields } from '../../registers/screens/purchase-form/item-fields.ts'
import { type FormPicture, PictureFields } from './picture-fields.tsx'
import { checkThing, thingOf, type ThingValues, valuesOf } from './thing-form-values.ts'
import { ThingNumbers } from './thing-numbers.tsx'
import type { Thing } from '../rules/thing.ts'
import type { Kept, Vault } from './vault.ts'

export type BindThing = <N extends FieldPath<ThingValues>>(
  name: N,
) => UseFormRegisterReturn<N> & { error: string | undefined }
type Props = {
  vault: Vault
  /** Null: a new thing under this id. */
  known: Kept<Thing> | null
  id: string
  onKept: () => Promise<void>
}

/** One thing: its kind, its numbers, what describes it, where it was bought, and pictures. */
export function ThingForm({ vault, known, id, onKept }: Props) {
  const say = useSay()
  const form = useForm<ThingValues>({ defaultValues: valuesOf(known?.value ?? null) })
  const values = useWatch({ control: form.control }) as ThingValues
  const [pictures, setPictures] = useState<FormPicture[]>(known?.value.pictures ?? [])
  const today = dayInAmsterdam(useNow())
  const wrong = checkThing(values, today)
  const errors = useFormErrors(form, values, wrong)
  const { save, isSaving, failure } = useSaving({ vault, known, id, onKept })
  const bind: BindThing = (name) => ({ ...form.register(name), error: errors.of(name) })
  const labelOf = useThingLabel(values)
  const submit = async () => {
    errors.attempt()
    if (wrong.length === 0) await save(values, pictures)
  }
  useSubmitKey(submit)
  return (
    <form
      className="belongings-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <ErrorSummary
        attempt={errors.attempts}
        errors={errors.shown.map(({ field, text }) => ({
          name: field,
          label: labelOf(field),
          message: text,
        }))}
      />
      <Select
        {...bind('category')}
        label={say('belongings.field.category')}
        options={[
          { value: '', text: say('belongings.choose') },
          ...categories.map((category) => ({ value: category, text: say(`category.${category}`) })),
        ]}
      />
      <ThingNumbers control={form.control} bind={bind} setValue={form.setValue} />
      <Describing values={values} bind={bind} />
      <Bought bind={bind} />
      <PictureFields
        vault={vault}
        thingId={id}
        title={values.brand || values.description}
        pictures={pictures}
        onChange={setPictures}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds form-deed">
        <Button main type="submit" aria-disabled={isSaving}>
          {say(isSaving ? 'belongings.saving' : 'belongings.save')}
        </Button>
        <Link className={buttonClass()} to={known ? '/spullen/$id' : '/spullen'} params={{ id } as never}>
          {say('belongings.stop')}
        </Link>
      </div>
    </form>
  )
}

function Describing({ values, bind }: { values: ThingValues; bind: BindThing }) {
  const say = useSay()
  const { fields } = itemFields[values.category || 'other']
  return (
    <section className="section">
      <h2>{say('belongings.about')}</h2>
      <div className="grid is-top">
        {fields.map((name) =>
          name === 'description' ? (
            <TextArea
              {...bind(name)}
              key={name}
              rows={2}
              label={say(`belongings.field.${name}`)}
              help={say('belongings.field.description.help')}
              className="span-12"
            />
          ) : (
            <TextInput
              {...bind(name)}
              key={name}
              optional={name !== fields[0]}
              label={say(`belongings.field.${name}`)}
              className="span-6"
              {...(name === 'weightGrams' && { inputMode: 'decimal' as const })}
            />
          ),
        )}
        {!fields.includes('description') && (
          <TextArea
            {...bind('description')}
            rows={2}
            optional
            label={say('belongings.field.description')}
            help={say('belongings.field.description.help')}
            className="span-12"
          />
        )}
      </div>
    </section>
  )
}

function Bought({ bind }: { bind: BindThing }) {
  const say = useSay()
  return (
    <section className="section">
      <h2>{say('belongings.bought')}</h2>
      <div className="grid is-top">
        <DayInput
          {...bind('boughtOn')}
          optional
          label={say('belongings.field.boughtOn')}
          className="span-6 half"
        />
        <MoneyInput
          {...bind('price')}
          optional
          label={say('belongings.field.price')}
          className="span-6 half"
        />
        <TextInput {...bind('shop')} optional label={say('belongings.field.shop')} className="span-12" />
        <TextArea
          {...bind('note')}
          rows={2}
          optional
          label={say('belongings.field.note')}
          className="span-12"
        />
      </div>
    </section>
  )
}

/** How a field is called in the summary of errors. */
function useThingLabel(values: ThingValues): (field: string) => string {
  const say = useSay()
  return (field) => {
    const at = /^identifiers\.(\d+)/.exec(field)?.[1]
    if (at !== undefined) return say(`identifier.kind.${values.identifiers[Number(at)]?.kind ?? 'serial'}`)
    return say(`belongings.field.${field as 'category' | 'price'}`)
  }
}

/** Keeps the thing first and then its pictures; after a failure the next attempt goes on from there. */
function useSaving({ vault, known, id, onKept }: Props) {
  const [version, setVersion] = useState(known?.version ?? 0)
  const [isSaving, setIsSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const save = async (values: ThingValues, pictures: FormPicture[]) => {
    if (isSaving) return
    setIsSaving(true)
    setFailure(null)
    try {
      const thing = thingOf(
        values,
        pictures.map(({ id: pictureId, of, width, height }) => ({ id: pictureId, of, width, height })),
      )
      setVersion(await vault.keep(id, version, thing))
      for (const picture of pictures) {
        if (picture.jpeg) await vault.keepPicture(id, picture.id, picture.jpeg)
      }
      const gone = (known?.value.pictures ?? []).filter((one) => !pictures.some((kept) => kept.id === one.id))
      for (const picture of gone) await vault.throwAwayPicture(id, picture.id)
      await onKept()
    } catch (error) {
      setFailure(error)
      setIsSaving(false)
    }
  }
  return { save, isSaving, failure }
}
