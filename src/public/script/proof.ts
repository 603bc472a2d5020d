import type { CheckProof } from '../../capabilities/check/rules/proof-text.ts'
import { momentWords } from '../moment.ts'
import { noteOfFragment, readNote } from './read-note.ts'

/** The pages of check proofs: prints, and verifies what stands behind the # of the address on this device. */
export function startProofPages(): void {
  const print = document.querySelector<HTMLButtonElement>('[data-print]')
  if (print) {
    print.hidden = false
    print.onclick = () => window.print()
  }
  const page = document.querySelector<HTMLElement>('[data-proof-page]')
  if (page === null) return
  // Scanning a second code may lead to the same page with another fragment: that loads nothing anew.
  window.onhashchange = () => void verifyFragment(page)
  void verifyFragment(page)
}

async function verifyFragment(page: HTMLElement): Promise<void> {
  if (location.hash.length <= 1) return
  // The proof goes along to the other language.
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[hreflang]')) link.hash = location.hash
  show(page, 'working')
  const note = noteOfFragment(location.hash)
  const reading = note === null ? 'none' : await readNote(note, page.dataset.vkeys ?? '')
  if (reading === 'unsupported') return askServer(page, note!)
  if (typeof reading === 'string') return show(page, reading)
  fill(page, reading)
  show(page, reading.result)
}

/** Shows one of the outcomes that stand ready, and moves the reader to it. */
function show(page: HTMLElement, outcome: string): void {
  // There is one main deed on a page: from here on it is that of the answer.
  page.querySelector('[data-paste] .main')?.classList.remove('main')
  for (const one of page.querySelectorAll<HTMLElement>('[data-outcome]'))
    one.hidden = one.dataset.outcome !== outcome
  page.querySelector<HTMLElement>(`[data-outcome="${outcome}"] .answer`)?.focus()
}

function fill(page: HTMLElement, proof: CheckProof): void {
  const locale = document.documentElement.lang === 'en' ? 'en' : 'nl'
  const kinds = JSON.parse(page.dataset.kinds ?? '{}') as Record<string, string>
  const words: Record<string, string> = {
    number: proof.number,
    kind: kinds[proof.kind] ?? proof.kind,
    dataUntil: momentWords(locale, proof.dataUntil),
    madeAt: momentWords(locale, proof.madeAt),
  }
  for (const slot of page.querySelectorAll<HTMLElement>('[data-slot]')) {
    const text = words[slot.dataset.slot ?? ''] ?? ''
    if (slot instanceof HTMLInputElement) slot.value = text
    else slot.textContent = text
  }
}

/** This browser can't check the signature: then the server may, by the same form as for what was pasted. */
function askServer(page: HTMLElement, note: string): void {
  const field = page.querySelector<HTMLTextAreaElement>('#proof')
  if (field === null) return
  field.value = note
  field.form?.requestSubmit()
}
