import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { z } from 'zod'
import { getJson, withQuery } from '../../../web/api.ts'
import type { purchaseList, PurchaseView, saleList, SaleView } from '../contract.ts'

type PurchaseList = z.infer<typeof purchaseList>
type SaleList = z.infer<typeof saleList>
export type ListQuery = {
  q?: string | undefined
  state?: string | undefined
  branchNumber?: string | undefined
  from?: string | undefined
  until?: string | undefined
}

/** Entries reach the log within a second or so; until then a screen looks this often. */
const PENDING_EVERY_MS = 700

/** The purchase register, page by page. Looks again while a line is on its way to the log. */
export const purchasesQuery = (query: ListQuery) =>
  infiniteQueryOptions({
    queryKey: ['purchases', query],
    queryFn: ({ pageParam, signal }) =>
      getJson<PurchaseList>(withQuery('/v1/purchases', { ...query, after: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (previous) => previous,
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ items }) => items.some(({ certification }) => certification === 'pending'))
        ? PENDING_EVERY_MS * 3
        : false,
  })

/** One page of the purchase register as it is, for an export. */
export const fetchPurchases = (query: ListQuery, after: string | null) =>
  getJson<PurchaseList>(withQuery('/v1/purchases', { ...query, after, limit: 200 }))

/** An entry of the purchase register; looks again until it is in the log. */
export const purchaseQuery = (id: string) =>
  queryOptions({
    queryKey: ['purchase', id],
    queryFn: ({ signal }) => getJson<PurchaseView>(`/v1/purchases/${id}`, signal),
    refetchInterval: ({ state }) => (state.data?.certification === 'pending' ? PENDING_EVERY_MS : false),
  })

/** The sales register, page by page. */
export const salesQuery = (branchNumber: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['sales', branchNumber],
    queryFn: ({ pageParam, signal }) =>
      getJson<SaleList>(withQuery('/v1/sales', { branchNumber, after: pageParam }), signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

/** An entry of the sales register; looks again until it is in the log. */
export const saleQuery = (id: string) =>
  queryOptions({
    queryKey: ['sale', id],
    queryFn: ({ signal }) => getJson<SaleView>(`/v1/sales/${id}`, signal),
    refetchInterval: ({ state }) => (state.data?.certification === 'pending' ? PENDING_EVERY_MS : false),
  })
