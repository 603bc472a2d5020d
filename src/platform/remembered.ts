/**
 * Loads once and again when older than `age_ms_max`; callers of the same moment share one load. `forget` makes the next
 * call load, for who knows that something changed.
 */
export function remembered<T>(
  load: () => Promise<T>,
  age_ms_max: number,
): (() => Promise<T>) & { forget: () => void } {
  let value: Promise<T> | null = null
  let loaded_ms = 0
  const read = () => {
    const now_ms = performance.now()
    if (value === null || now_ms - loaded_ms > age_ms_max) {
      loaded_ms = now_ms
      const loading = load()
      value = loading
      // A failed load is not remembered.
      loading.catch(() => {
        if (value === loading) value = null
      })
    }
    return value
  }
  const forget = () => {
    value = null
  }
  return Object.assign(read, { forget })
}
