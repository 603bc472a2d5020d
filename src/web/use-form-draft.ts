import { useEffect, useRef, useState } from 'react'
import { type Draft, loadDraft, removeDraft, saveDraft } from './drafts.ts'

/** Typing pauses this long before the draft is sealed again. */
const PAUSE_MS = 400

/** The draft of a form on this device; undefined while it is looked up, null when there is none. */
export function useKeptDraft<T>(account: string, form: string): Draft<T> | null | undefined {
  const [kept, setKept] = useState<Draft<T> | null>()
  useEffect(() => {
    let current = true
    void loadDraft<T>(account, form)
      // A draft that can't be opened is no reason to refuse a new form.
      .catch(() => null)
      .then((draft) => current && setKept(draft))
    return () => {
      current = false
    }
  }, [account, form])
  return kept
}

type FormDraft<T> = {
  account: string
  name: string
  /** What is kept of the form. */
  read: () => T
  /** Another text once there is something else to keep. */
  sign: string
  savedAt: Date | null
}

/** Keeps a form as a sealed draft while someone fills it in. */
export function useFormDraft<T>({ account, name, read, sign, savedAt: before }: FormDraft<T>) {
  const [savedAt, setSavedAt] = useState(before)
  const isClosed = useRef(false)
  const latest = useRef(read)
  const kept = useRef(sign)
  useEffect(() => {
    latest.current = read
  })
  useEffect(() => {
    const timer = setTimeout(() => {
      if (isClosed.current || kept.current === sign) return
      kept.current = sign
      void saveDraft(account, name, latest.current()).then(setSavedAt, () => setSavedAt(null))
    }, PAUSE_MS)
    return () => clearTimeout(timer)
  }, [account, name, sign])
  return {
    savedAt,
    /** Saved or given up: the draft goes, and does not come back from a pending save. */
    close: async () => {
      isClosed.current = true
      await removeDraft(account, name)
    },
  }
}
