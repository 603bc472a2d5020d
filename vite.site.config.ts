import { defineConfig } from 'vite'

// The script of the public site: one file that every page asks for, and chunks (the camera, the worker) that are
// fetched from us when someone needs them. Nothing is inlined: the content security policy allows files of our own.
const chunks = {
  chunkFileNames: 'chunks/[name]-[hash].js',
  assetFileNames: 'chunks/[name]-[hash][extname]',
}

export default defineConfig({
  root: 'src/public/script',
  base: '/public/',
  publicDir: false,
  build: {
    outDir: '../../../dist/site',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: false,
    target: 'es2022',
    rolldownOptions: {
      input: {
        site: 'src/public/script/site.ts',
        'service-worker': 'src/public/script/service-worker.ts',
      },
      output: { entryFileNames: '[name].js', ...chunks },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'chunks/[name]-[hash].js', ...chunks } },
  },
})
