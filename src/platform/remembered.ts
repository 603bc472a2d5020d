/** Loads once and again when older than `age_ms_max`; callers of the same moment share one load. */
export function remembered<T>(load: () => Promise<T>, age_ms_max: number): () => Promise<T> {
  let value: Promise<T> | null = null
  let loaded_ms = 0
  return () => {
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
}
