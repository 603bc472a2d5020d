export function ReceiptScreen() {
  return null
}
