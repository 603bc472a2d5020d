import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ChangeEvent, type SubmitEvent, useState } from 'react'
import { recogniseIdentifier } from '../../../../identifiers/public.ts'
import { ApiProblem, postJson } from '../../../../web/api.ts'
import { Button } from '../../../../web/components/button.tsx'
import { Icon } from '../../../../web/components/icon.tsx'
import { IdentifierInput } from '../../../../web/components/identifier-input.tsx'
import { TextInput } from '../../../../web/components/inputs.tsx'
import { announce } from '../../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../../web/components/problem-notice.tsx'
import { useSay } from '../../../../web/language.tsx'
import { shrinkPicture } from '../../../belongings/screens/shrink-picture.ts'
import type { GoodsListView, ListedItemView } from '../../contract.ts'
import { goodsListQuery, sendPicture } from './goods-list-queries.ts'
import { useFocusWhen } from './use-focus-when.ts'

type OnItem = { list: GoodsListView; item: ListedItemView }

/** A deed on a list: what comes back is the list as it then stands. */
export function useListDeed(list: GoodsListView, onDone?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ path, body }: { path: string; body: unknown }) =>
      postJson<GoodsListView>(`/v1/goods-lists/${list.id}/${path}`, body),
    onSuccess: async (changed) => {
      client.setQueryData(goodsListQuery(list.id).queryKey, changed)
      onDone?.()
      await client.invalidateQueries({ queryKey: ['goods-lists', 'list'] })
      await client.invalidateQueries({ queryKey: ['goods-lists', 'count'] })
    },
  })
}

/** The sentence at the field when the server found it wrong; else the whole problem. */
function wrongField(error: unknown): string | undefined {
  return error instanceof ApiProblem ? error.problem.errors?.[0]?.message : undefined
}

/** A number found later, on the box or the receipt: matches at once. */
export function AddNumber({ list, item }: OnItem) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const [value, setValue] = useState('')
  const deed = useListDeed(list, () => {
    setIsOpen(false)
    setValue('')
    announce(say('goods-list.number.added'))
  })
  useFocusWhen(isOpen, `number-${item.id}`)
  const kind = recogniseIdentifier(value, { category: item.category })[0]?.kind ?? 'serial'
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (value.trim() !== '' && !deed.isPending)
      deed.mutate({ path: `items/${item.id}/identifiers`, body: { kind, value } })
  }
  if (!isOpen) {
    return (
      <Button small onClick={() => setIsOpen(true)}>
        {say('goods-list.number.add')}
      </Button>
    )
  }
  const error = wrongField(deed.error)
  return (
    <form className="inline-form" onSubmit={submit} noValidate>
      {deed.error && !error && <ProblemNotice error={deed.error} />}
      <IdentifierInput
        name={`number-${item.id}`}
        kind={kind}
        typed={value}
        label={say('goods-list.number')}
        help={say('goods-list.number.help')}
        error={error}
        maxLength={200}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <div className="deeds">
        <Button main type="submit" aria-disabled={deed.isPending}>
          {say('goods-list.number.deed')}
        </Button>
        <Button onClick={() => setIsOpen(false)}>{say('goods-list.stop')}</Button>
      </div>
    </form>
  )
}

/** A picture more, made smaller and stripped on this device first. */
export function AddPicture({ list, item }: OnItem) {
  const say = useSay()
  const client = useQueryClient()
  const id = `picture-${item.id}`
  const add = useMutation({
    mutationFn: async (file: File) => {
      const { jpeg } = await shrinkPicture(file)
      await sendPicture({ listId: list.id, itemId: item.id }, 'item', jpeg)
    },
    onSuccess: async () => {
      announce(say('goods-list.picture.added'))
      await client.invalidateQueries({ queryKey: goodsListQuery(list.id).queryKey })
    },
  })
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? []
    event.target.value = ''
    if (file && !add.isPending) add.mutate(file)
  }
  return (
    <div className="picture-buttons">
      <input id={id} className="visually-hidden file-input" type="file" accept="image/*" onChange={choose} />
      <label className="utrecht-button utrecht-button--secondary-action is-small" htmlFor={id}>
        <Icon name="plus" />
        {say(add.isPending ? 'goods-list.picture.adding' : 'goods-list.picture.add')}
      </label>
      {add.error && (
        <p className="utrecht-form-field-error-message" role="alert">
          <Icon name="alert" />
          <span>
            {add.error instanceof ApiProblem ? add.error.problem.detail : say('goods-list.picture.not-read')}
          </span>
        </p>
      )}
    </div>
  )
}

/** The number of the theft report, once there is one. */
export function AddRegistration({ list }: { list: GoodsListView }) {
  const say = useSay()
  const [isOpen, setIsOpen] = useState(false)
  const [value, setValue] = useState('')
  const deed = useListDeed(list, () => setIsOpen(false))
  useFocusWhen(isOpen, 'registrationNumber')
  if (!isOpen) {
    return (
      <div>
        <button type="button" className="text-link" onClick={() => setIsOpen(true)}>
          {say(list.registrationNumber ? 'goods-list.registration.change' : 'goods-list.registration.add')}
        </button>
      </div>
    )
  }
  return (
    <form
      className="inline-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (value.trim() !== '')
          deed.mutate({ path: 'registration-numbers', body: { registrationNumber: value } })
      }}
    >
      <TextInput
        mono
        name="registrationNumber"
        maxLength={40}
        label={say('goods-list.field.registrationNumber')}
        help={say('goods-list.registration.help')}
        error={wrongField(deed.error)}
        value={value}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button small type="submit">
        {say('goods-list.registration.deed')}
      </Button>
    </form>
  )
}

export function SendAgain({ list }: { list: GoodsListView }) {
  const say = useSay()
  const deed = useListDeed(list, () => announce(say('goods-list.was-sent')))
  return (
    <>
      {deed.error && <ProblemNotice error={deed.error} />}
      <Button small onClick={() => deed.mutate({ path: 'resubmissions', body: {} })}>
        {say('goods-list.send-again')}
      </Button>
    </>
  )
}
