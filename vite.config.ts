import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// The signed-in app. Everything is a file of our own: the content security policy allows no inline script or style and
// no data: address, so nothing is inlined.
export default defineConfig({
  root: 'src/web',
  base: '/app/',
  plugins: [react()],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: 'es2023',
  },
  worker: { format: 'es' },
})
