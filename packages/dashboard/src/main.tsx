/** Starts the dashboard. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { SessionProvider } from './api/session.tsx';
import { asProblem } from './api/problem-error.ts';
import { App } from './shell/app.tsx';
import './styles.css';

const STALE_AFTER_MS = 30_000;
const RETRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: STALE_AFTER_MS,
      // What the service refused stays refused; a lost connection may come back.
      retry: (failures, error) => asProblem(error).status === 0 && failures < RETRIES,
    },
  },
});

const root = document.getElementById('root');
if (root === null) throw new Error('Expected #root in index.html, found none.');
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <SessionProvider>
        <App />
      </SessionProvider>
    </QueryClientProvider>
  </StrictMode>,
);
