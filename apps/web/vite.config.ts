import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { pageScripts } from './page-scripts.ts'
import { precompress } from './precompress.ts'

const API = 'http://localhost:3000'

export default defineConfig({
  plugins: [react(), pageScripts(), precompress()],
  // Workspace packages are taken from their source: one build, one tree to shake.
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  build: {
    target: 'es2022',
    sourcemap: true,
    modulePreload: { polyfill: false },
    // What is fetched together is compressed together: the parts that later pages share are no files of their own.
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } } },
  },
  // For `npm run dev`: start the server beside it with PUBLIC_URL=http://localhost:5173.
  server: { port: 5173, strictPort: true, proxy: { '/trpc': API } },
})
