import { useCallback, useEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { loadDraft, removeDraft, saveDraft } from '../../../../web/drafts.ts'
import type { PurchaseValues } from './form-values.ts'
import type { Submission } from './submission.ts'

/** Typing pauses this long before the draft is sealed again. */
const PAUSE_MS = 400

/** What is kept: the form and how it was sent, so that sending again after a lost connection never records twice. */
type Kept = { values: PurchaseValues; submission: Submission }

/** Keeps the form as a sealed draft while someone types, and puts it back once when the form opens. */
export function useDraft(
  account: string,
  form: UseFormReturn<PurchaseValues>,
  submission: { current: Submission },
) {
  const [savedAt, setSavedAt] = useState<Date | null>(null)
  const [restoredFrom, setRestoredFrom] = useState<Date | null>(null)
  const [isReady, setIsReady] = useState(false)
  const isClosed = useRef(false)

  useEffect(() => {
    let current = true
    void loadDraft<Kept>(account, 'purchase')
      // A draft that can't be opened is no reason to refuse a new purchase.
      .catch(() => null)
      .then((draft) => {
        if (!current) return
        if (draft) {
          form.reset(draft.value.values)
          submission.current = draft.value.submission
          setRestoredFrom(draft.savedAt)
          setSavedAt(draft.savedAt)
        }
        setIsReady(true)
      })
    return () => {
      current = false
    }
  }, [account, form, submission])

  useEffect(() => {
    if (!isReady) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      if (isClosed.current) return
      const kept: Kept = { values: form.getValues(), submission: submission.current }
      void saveDraft(account, 'purchase', kept).then(setSavedAt, () => setSavedAt(null))
    }
    const subscription = form.watch(() => {
      clearTimeout(timer)
      timer = setTimeout(keep, PAUSE_MS)
    })
    return () => {
      clearTimeout(timer)
      subscription.unsubscribe()
    }
  }, [account, form, submission, isReady])

  /** Recorded or started anew: the draft goes, and does not come back from a pending save. */
  const close = useCallback(
    async (forGood: boolean) => {
      isClosed.current = true
      await removeDraft(account, 'purchase')
      setSavedAt(null)
      setRestoredFrom(null)
      isClosed.current = forGood
    },
    [account],
  )
  return { savedAt, restoredFrom, isReady, close }
}
