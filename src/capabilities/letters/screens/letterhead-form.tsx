import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ErrorSummary } from '../../../web/components/error-summary.tsx'
import { DayInput, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useSay } from '../../../web/language.tsx'
import { useSend } from '../../../web/use-send.ts'
import type { Letterhead, LetterheadInput } from '../contract.ts'
import { letterheadsQuery } from './letter-queries.ts'

const lines = ['senderName', 'returnAddress', 'signatoryName', 'signatoryFunction'] as const
const areas = ['visitAddress', 'contact'] as const

/** A new paper of the own organisation; letters that were made keep theirs. */
export function LetterheadForm({ own }: { own: Letterhead | undefined }) {
  const say = useSay()
  const client = useQueryClient()
  const [logo, setLogo] = useState<string | null>(null)
  const [values, setValues] = useState<LetterheadInput>(() => startOf(own))
  const change = (part: Partial<LetterheadInput>) => setValues((before) => ({ ...before, ...part }))
  const sending = useSend(
    () => postJson<Letterhead>('/v1/letterheads', { ...values, logo }),
    async () => {
      announce(say('letterhead.kept'))
      await client.invalidateQueries({ queryKey: letterheadsQuery.queryKey })
    },
  )
  return (
    <form noValidate onSubmit={(event) => void sending.submit(event)}>
      <ErrorSummary
        attempt={sending.attempts}
        errors={Object.entries(sending.errors).map(([name, message]) => ({
          name,
          label: say(`letterhead.${name as keyof LetterheadInput}`),
          message,
        }))}
      />
      {sending.failure !== null && <ProblemNotice error={sending.failure} />}
      <DayInput
        name="validFrom"
        label={say('letterhead.validFrom')}
        value={values.validFrom}
        error={sending.errors['validFrom']}
        onChange={({ target }) => change({ validFrom: target.value })}
      />
      {lines.map((name) => (
        <TextInput
          key={name}
          name={name}
          label={say(`letterhead.${name}`)}
          value={values[name]}
          error={sending.errors[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      ))}
      {areas.map((name) => (
        <TextArea
          key={name}
          name={name}
          label={say(`letterhead.${name}`)}
          value={values[name]}
          error={sending.errors[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      ))}
      <TextInput
        name="colour"
        type="color"
        label={say('letterhead.colour')}
        help={say('letterhead.colour.help')}
        value={values.colour}
        error={sending.errors['colour']}
        onChange={({ target }) => change({ colour: target.value })}
      />
      <TextInput
        name="logo"
        type="file"
        accept="image/png,image/jpeg,image/webp"
        optional
        label={say('letterhead.logo')}
        help={say('letterhead.logo.help')}
        error={sending.errors['logo']}
        onChange={({ target }) => void readLogo(target.files?.[0]).then(setLogo)}
      />
      <Button type="submit" main>
        {say('letterhead.keep')}
      </Button>
    </form>
  )
}

function startOf(own: Letterhead | undefined): LetterheadInput {
  const validFrom = dayInAmsterdam(new Date())
  if (own !== undefined) {
    const { id: _, organisation: _o, hasLogo: _h, madeBy: _m, ...fields } = own
    return { ...fields, validFrom }
  }
  const texts = { senderName: '', returnAddress: '', visitAddress: '', contact: '' }
  return { ...texts, signatoryName: '', signatoryFunction: '', colour: '#0b544c', validFrom }
}

/** The file as base64, without what a data address says before it. */
async function readLogo(file: File | undefined): Promise<string | null> {
  if (file === undefined) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}
