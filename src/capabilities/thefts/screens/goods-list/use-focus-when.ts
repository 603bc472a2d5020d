import { useEffect } from 'react'
import { fieldId } from '../../../../web/components/field.tsx'

/** Brings the keyboard to a field that someone asked for, once it is there. */
export function useFocusWhen(isOpen: boolean, name: string): void {
  useEffect(() => {
    if (isOpen) document.getElementById(fieldId(name))?.focus()
  }, [isOpen, name])
}
