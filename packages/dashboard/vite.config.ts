import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** `ANALYTICS_API` names the service that `npm run dev` talks to. */
const service = process.env['ANALYTICS_API'] ?? 'http://127.0.0.1:8001';

export default defineConfig({
  plugins: [react()],
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2023',
    // The service refuses inline scripts: what polyfills modules would be one, and pictures stay files.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '/api': service, '/health': service } },
});
