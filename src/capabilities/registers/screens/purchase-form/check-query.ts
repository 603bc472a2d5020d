import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { type IdentifierKind, parseIdentifier } from '../../../../identifiers/public.ts'
import { postJson } from '../../../../web/api.ts'
import type { ProvenView } from '../../../check/public.ts'

/** An answer is asked again when the screen shows it anew after this time; its proof is good for a day. */
const FRESH_MS = 10 * 60_000

/** A number that names one thing: what describes, and what is of a whole model, is not asked. */
export function isAskable(kind: IdentifierKind, value: string): boolean {
  const parsed = parseIdentifier(kind, value)
  return parsed.ok && parsed.searchable && kind !== 'engraving'
}

/** The same yes or no as the public check, with its proof; on the dealer's own budget. */
export const checkQuery = (kind: IdentifierKind, value: string) =>
  queryOptions({
    queryKey: ['check', kind, value.trim()],
    queryFn: () => postJson<ProvenView>('/v1/checks/proofs', { kind, value: value.trim() }),
    staleTime: FRESH_MS,
    gcTime: FRESH_MS,
    refetchOnWindowFocus: false,
  })

/** The proofs of the numbers that were checked while the form was filled in. */
export function useProofs(): (kind: IdentifierKind, value: string) => string | null {
  const client = useQueryClient()
  return useCallback(
    (kind, value) => client.getQueryData(checkQuery(kind, value).queryKey)?.proof ?? null,
    [client],
  )
}
