import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { LanguageProvider } from './language.tsx'
import { queryClient } from './query-client.ts'
import { router } from './routes.tsx'
import './theme/theme.ts'

// Our content security policy forbids eval; zod would try it for speed.
z.config({ jitless: true })

// A page that stays open across a new version can't load its parts any more: take up the new version. What was typed at
// the counter is kept as a draft. Without a connection a reload would only lose the page.
window.addEventListener('vite:preloadError', (event) => {
  if (!navigator.onLine) return
  event.preventDefault()
  window.location.reload()
})

const root = document.getElementById('app')
if (root === null) throw new Error('index.html has no #app')
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
