/**
 * Whoever comes by the link or QR code of a letter has its code behind the #, which no server sees: it goes into the field,
 * out of the address, and is sent as if it was typed.
 */
export function openPersonalCode(): void {
  const form = document.querySelector<HTMLFormElement>('form[data-personal-code]')
  const field = form?.elements.namedItem('code')
  if (!form || !(field instanceof HTMLInputElement) || location.hash.length < 2) return
  field.value = decodeURIComponent(location.hash.slice(1))
  history.replaceState(null, '', location.pathname + location.search)
  form.submit()
}
