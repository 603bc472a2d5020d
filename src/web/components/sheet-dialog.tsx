import { type ReactNode, useEffect, useRef } from 'react'

/** A question that must be answered before anything happens; Escape and the way back close it. */
export function SheetDialog(props: { title: string; onClose: () => void; children: ReactNode }) {
  const { title, onClose, children } = props
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const opened = dialog.current
    const before = document.activeElement
    opened?.showModal()
    return () => {
      opened?.close()
      // The browser gives the focus back only while the dialog stands in the page, which it no longer does.
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby="sheet-title" onCancel={onClose}>
      <h2 id="sheet-title">{title}</h2>
      {children}
    </dialog>
  )
}
