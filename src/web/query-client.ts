import { QueryClient } from '@tanstack/react-query'

/** One cache for the app. No silent retries: a refusal is an answer, and people see at once that a line is down. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000 }, mutations: { retry: false } },
})
