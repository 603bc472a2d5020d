export function SalesScreen() {
  return null
}
