/** A list with one of its items at another place; past an end it stands at that end. */
export function moveTo<T>(list: readonly T[], item: T, to: number): T[] {
  const rest = list.filter((one) => one !== item)
  const at = Math.max(0, Math.min(rest.length, to))
  return rest.toSpliced(at, 0, item)
}
