import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { firstLoad } from './scripts/first-load.mjs'

/** Development only: the pages come from Vite, the answers from the platform that runs beside it. */
const platform = 'http://127.0.0.1:8080'

/** Scripts and styles are compressed once, as well as it can be done, not at each request. Brotli is asked for over TLS only: gzip for the rest. */
const compressedOnce: Plugin = {
  name: 'compressed-once',
  async writeBundle({ dir }) {
    const assets = join(dir!, 'assets')
    const names = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name))
    await Promise.all(
      names.map(async (name) => {
        const bytes = await readFile(join(assets, name))
        if (bytes.length < 1024) return
        await writeFile(join(assets, `${name}.br`), await promisify(brotliCompress)(bytes))
        await writeFile(join(assets, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }))
      }),
    )
  },
}

export default defineConfig({
  root: fileURLToPath(new URL('src/web', import.meta.url)),
  plugins: [react(), compressedOnce],
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
      output: { codeSplitting: { groups: firstLoad(new URL('src/web/', import.meta.url)) } },
      // A missing import would otherwise be left to the browser, where the page stays blank.
      onLog(level, log, handler) {
        if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message)
        handler(level, log)
      },
    },
  },
})
