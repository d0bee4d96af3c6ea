import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App } from 'antd'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { rememberedLanguage } from './phrases/language.ts'
import { loadOfficeWords } from './phrases/office.ts'
import { Phrases } from './phrases/Phrases.tsx'
import { buildRouter } from './shell/router.tsx'
import './ui/base.css'

// Retries with a kept idempotency key are the client's business; asking twice over would only double them.
const queries = new QueryClient({
  defaultOptions: { queries: { retry: false, staleTime: 5_000, refetchOnWindowFocus: false }, mutations: { retry: false } },
})

const first = await loadOfficeWords(rememberedLanguage())

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Phrases first={first}>
        <App>
          <RouterProvider router={buildRouter()} />
        </App>
      </Phrases>
    </QueryClientProvider>
  </StrictMode>,
)
