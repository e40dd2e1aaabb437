/** Starts the dashboard. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { QueryClientProvider } from '@tanstack/react-query';
import { createQueries } from './api/queries.ts';
import { SessionProvider } from './api/session.tsx';
import { App } from './shell/app.tsx';
import './styles.css';

const queries = createQueries();
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
