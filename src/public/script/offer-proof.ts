/** Pages of check proofs are few: what they need is fetched when one is shown. */
export async function offerProof(): Promise<void> {
  if (document.querySelector('[data-print], [data-proof-page]') === null) return
  const { startProofPages } = await import('./proof.ts')
  startProofPages()
}
