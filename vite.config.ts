import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

/** Development only: the pages come from Vite, the answers from the platform that runs beside it. */
const platform = 'http://127.0.0.1:8080'

export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  plugins: [react()],
  resolve: { alias: { zod: fileURLToPath(new URL('src/web/kit/shapes-stay-on-the-server.ts', import.meta.url)) } },
  server: { proxy: { '/api': platform } },
  preview: { proxy: { '/api': platform } },
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      // Two entries: the office, and a light one for phones served at /m/.
      input: ['index.html', 'phone.html'].map((name) => fileURLToPath(new URL(`src/web/${name}`, import.meta.url))),
      // A missing import would otherwise be left to the browser, where the page stays blank.
      onLog(level, log, handler) {
        if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
        handler(level, log)
      },
    },
  },
})
