import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { newIdempotencyKey } from '../../../../web/api.ts'
import { useAccount } from '../../../belongings/screens/use-vault.ts'
import type { Vault } from '../../../belongings/screens/vault.ts'
import { emptyDraft, type ListDraft } from './list-draft.ts'

const NAME = 'goods-list'
/** Kept this long after the last key, and at each page. */
const PAUSE_MS = 500

/** The draft as it was kept, once; null while it is looked up. */
export function useKeptDraft(vault: Vault) {
  const account = useAccount()
  return useQuery({
    queryKey: ['goods-lists', 'draft', account],
    queryFn: async () => (await vault.draft<ListDraft>(NAME)) ?? emptyDraft(newIdempotencyKey()),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** A draft that is kept, sealed, while someone types and at each page. */
export function useListDraft(vault: Vault, kept: ListDraft) {
  const client = useQueryClient()
  const account = useAccount()
  const [draft, setDraft] = useState(kept)
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const isFirst = useRef(true)
  const queryKey = ['goods-lists', 'draft', account]

  const keep = async (value: ListDraft) => {
    client.setQueryData(queryKey, value)
    try {
      await vault.keepDraft(NAME, value)
      setSavedAt(new Date())
      setHasFailed(false)
    } catch {
      // Said on the page; what was typed stays where it is and is kept with the next change.
      setHasFailed(true)
    }
  }
  const keepNow = useRef(keep)
  useEffect(() => {
    keepNow.current = keep
  })
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const timer = setTimeout(() => void keepNow.current(draft), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [draft])

  return {
    draft,
    change: (part: Partial<ListDraft>) => setDraft((now) => ({ ...now, ...part })),
    keep: () => keep(draft),
    /** Keeps another draft at once, for a page that changes it and goes away. */
    keepAs: keep,
    savedAt,
    hasFailed,
    remove: async () => {
      await vault.removeDraft(NAME)
      client.setQueryData(queryKey, emptyDraft(newIdempotencyKey()))
    },
  }
}
export type DraftOnPage = ReturnType<typeof useListDraft>
