import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Where Vite puts the script of the public site (vite.site.config.ts). */
export const scriptFolder = fileURLToPath(new URL('../../dist/site', import.meta.url))

/** The address of the script; null where it was not built: every page works without. */
export const scriptAddress = existsSync(`${scriptFolder}/site.js`) ? '/public/site.js' : null
