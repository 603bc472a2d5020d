import { useEffect, useEffectEvent } from 'react'

/** Ctrl Enter does the page's deed from anywhere on the page, also when no field has the focus. */
export function useSubmitKey(submit: () => Promise<void>): void {
  const onSubmit = useEffectEvent(submit)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.repeat || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      void onSubmit()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}
