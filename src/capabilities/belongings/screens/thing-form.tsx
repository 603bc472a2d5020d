import { Link } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { type FieldPath, useForm, type UseFormRegisterReturn, useWatch } from 'react-hook-form'
import { categories } from '../../../kernel/codes.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { DraftBack, DraftSaved } from '../../../web/components/draft-back.tsx'
import { FormFrame } from '../../../web/components/form-frame.tsx'
import { DayInput, MoneyInput, Select, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { Loading, ProblemNotice } from '../../../web/components/problem-notice.tsx'
import type { Draft } from '../../../web/drafts.ts'
import { useSay } from '../../../web/language.tsx'
import { accountOf, useMe } from '../../../web/session.ts'
import { useFormDraft, useKeptDraft } from '../../../web/use-form-draft.ts'
import { useFormErrors } from '../../../web/use-form-errors.ts'
import { useNow } from '../../../web/use-now.ts'
import { type FormPicture, PictureFields } from './picture-fields.tsx'
import { draftOf, startOf, type ThingDraft, type ThingStart } from './thing-draft.ts'
import { checkThing, thingFields, thingOf, type ThingValues } from './thing-form-values.ts'
import { ThingNumbers } from './thing-numbers.tsx'
import type { Thing } from '../rules/thing.ts'
import type { Kept, Vault } from './vault.ts'

export type BindThing = <N extends FieldPath<ThingValues>>(
  name: N,
) => UseFormRegisterReturn<N> & { error: string | undefined }
type Props = {
  vault: Vault
  /** Null: a new thing, under this id unless a draft brings its own. */
  known: Kept<Thing> | null
  id: string
  /** Under which the draft is kept: another for each place where a thing is begun. */
  draftName: string
  onKept: (id: string) => Promise<void>
}

/** One thing: its kind, its numbers, what describes it, where it was bought, and pictures. */
export function ThingForm(props: Props) {
  const account = accountOf(useMe())
  const kept = useKeptDraft<ThingDraft>(account, props.draftName)
  const [isCleared, setIsCleared] = useState(false)
  if (kept === undefined) return <Loading />
  const draft = isCleared ? null : kept
  return <Fields key={String(isCleared)} {...props} draft={draft} onClear={() => setIsCleared(true)} />
}

type FieldsProps = Props & { draft: Draft<ThingDraft> | null; onClear: () => void }

function Fields({ draft, onClear, ...props }: FieldsProps) {
  const { vault, known, draftName } = props
  const say = useSay()
  const start = useMemo(() => startOf(draft, props.id, known), [draft, props.id, known])
  const form = useForm<ThingValues>({ defaultValues: start.values })
  const values = useWatch({ control: form.control }) as ThingValues
  const [pictures, setPictures] = useState<FormPicture[]>(start.pictures)
  const { save, version, isSaving, failure } = useSaving(props, start)
  const keeping = useFormDraft<ThingDraft>({
    account: accountOf(useMe()),
    name: draftName,
    read: () => draftOf({ id: start.id, version, values, pictures }),
    sign: JSON.stringify([version, values, pictures.map(({ id }) => id)]),
    savedAt: draft?.savedAt ?? null,
  })
  const wrong = checkThing(values, dayInAmsterdam(useNow()))
  const errors = useFormErrors(form, values, wrong)
  const bind: BindThing = (name) => ({ ...form.register(name), error: errors.of(name) })
  const labelOf = useThingLabel(values)
  const submit = async () => {
    errors.attempt()
    if (wrong.length === 0) await save(values, pictures, keeping.close)
  }
  return (
    <FormFrame className="belongings-form" errors={errors} labelOf={labelOf} onSubmit={submit}>
      {draft && <DraftBack from={draft.savedAt} onClear={() => void keeping.close().then(onClear)} />}
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
        thingId={start.id}
        title={values.brand || values.description}
        pictures={pictures}
        onChange={setPictures}
      />
      {failure !== null && <ProblemNotice error={failure} />}
      <div className="deeds form-deed">
        <Button main type="submit" aria-disabled={isSaving}>
          {say(isSaving ? 'belongings.saving' : 'belongings.save')}
        </Button>
        <Link
          className={buttonClass()}
          to={known ? '/spullen/$id' : '/spullen'}
          params={{ id: start.id } as never}
          onClick={() => void keeping.close()}
        >
          {say('belongings.stop')}
        </Link>
      </div>
      {keeping.savedAt && (
        <p className="small muted">
          <DraftSaved at={keeping.savedAt} />
        </p>
      )}
    </FormFrame>
  )
}

const hasHelp = (name: string) => name === 'jewelleryKind' || name === 'stones' || name === 'marks'

function Describing({ values, bind }: { values: ThingValues; bind: BindThing }) {
  const say = useSay()
  const fields = thingFields(values.category || 'other')
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
              optional={name !== fields[0]}
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
              {...(hasHelp(name) && { help: say(`belongings.field.${name}.help`) })}
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
function useSaving({ vault, known, onKept }: Props, start: ThingStart) {
  const [version, setVersion] = useState(start.version)
  const [isSaving, setIsSaving] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const save = async (values: ThingValues, pictures: FormPicture[], onDone: () => Promise<void>) => {
    if (isSaving) return
    setIsSaving(true)
    setFailure(null)
    const { id } = start
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
      await onDone()
      await onKept(id)
    } catch (error) {
      setFailure(error)
      setIsSaving(false)
    }
  }
  return { save, version, isSaving, failure }
}
