import { useEffect, useRef } from 'react'
import { Button } from '../components/button.tsx'
import { useSay } from '../language.tsx'

const keys = [
  [['/'], 'shell.keys.search'],
  [['↑', '↓'], 'shell.keys.move'],
  [['Enter'], 'shell.keys.enter'],
  [['Ctrl', 'Enter'], 'shell.keys.submit'],
  [['?'], 'shell.keys.help'],
] as const

/** `?` shows the keys, `/` goes to search. Neither works while someone types. */
export function KeysDialog({ open, onChange }: { open: boolean; onChange: (open: boolean) => void }) {
  const say = useSay()
  const dialog = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?') onChange(true)
      else if (event.key === '/') goToSearch()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onChange])

  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={() => onChange(false)}>
      <h2 id="keys-title">{say('shell.keys.title')}</h2>
      <dl>
        {keys.map(([names, message]) => (
          <div key={message}>
            <dt>{say(message)}</dt>
            <dd>
              {names.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      <Button onClick={() => onChange(false)}>{say('shell.keys.close')}</Button>
    </dialog>
  )
}

function isTyping(event: KeyboardEvent): boolean {
  return (
    event.target instanceof HTMLElement && event.target.matches('input, textarea, select, [contenteditable]')
  )
}

/** The search field of this page, else the link in the top that goes to one. */
function goToSearch(): void {
  const field = document.querySelector<HTMLElement>('input[type="search"]')
  if (field) field.focus()
  else document.querySelector<HTMLElement>('a.find')?.click()
}
