import type { ServerResponse } from 'node:http'

/** Where ServerResponse keeps the head of its answer, and whether more answers may follow on its connection. */
type Inner = { _header?: string | null; shouldKeepAlive: boolean }

/**
 * Gives each answer the same headers. To check and join fifteen of them takes Node as long as the whole check (3.5 us), so
 * it does that once a second, as often as the Date is another, and answers of that second get the head that it made. An
 * answer that ends its connection gets one of its own. Should Node keep heads elsewhere, it makes each of them.
 */
export function readyHead(headers: readonly string[]): (response: ServerResponse) => void {
  let head: string | null = null
  let madeIn = 0
  return (response) => {
    const inner = response as unknown as Inner
    const second = Math.floor(Date.now() / 1_000)
    if (head !== null && second === madeIn && inner.shouldKeepAlive) {
      inner._header = head
      return
    }
    response.writeHead(200, [...headers])
    if (!inner.shouldKeepAlive) return
    head = inner._header ?? null
    madeIn = second
  }
}
