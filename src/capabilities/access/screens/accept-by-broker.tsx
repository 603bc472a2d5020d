import { useMutation, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, postJson } from '../../../web/api.ts'
import { Button } from '../../../web/components/button.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { attemptView, providerList } from '../single-sign-on/contract.ts'

type Props = { secret: string; organisationKind: string }

/** The same role by signing in where the organisation does, for the kinds of organisations that have such a way. */
export function AcceptByBroker({ secret, organisationKind }: Props) {
  const say = useSay()
  const { locale } = useLanguage()
  const providers = useQuery({
    queryKey: ['single-sign-on-providers'],
    queryFn: ({ signal }) => getJson<z.infer<typeof providerList>>('/v1/single-sign-on-providers', signal),
  })
  const go = useMutation({
    mutationFn: (provider: string) =>
      postJson<z.infer<typeof attemptView>>('/v1/single-sign-on-attempts', {
        provider,
        invitation: secret,
        language: locale,
      }),
    onSuccess: ({ address }) => location.assign(address),
  })
  const ways = providers.data?.items.filter((one) => one.organisationKind === organisationKind) ?? []
  if (ways.length === 0) return null
  return (
    <>
      <p>{say('invitation.broker')}</p>
      {go.error && <ProblemNotice error={go.error} />}
      <div className="deeds">
        {ways.map(({ id, name }) => (
          <Button key={id} aria-disabled={go.isPending} onClick={() => !go.isPending && go.mutate(id)}>
            {say('invitation.broker.accept', { name: name[locale] })}
          </Button>
        ))}
      </div>
    </>
  )
}
