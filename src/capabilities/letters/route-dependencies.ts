import type { Database } from '../../platform/database.ts'

/** `baseUrl`: where Helder is reached, as letters say it. */
export type LetterRouteDependencies = { database: Database; baseUrl: string }

/** A PDF with addresses: shown in the browser, kept by nobody. */
export const pdfHeaders = (name: string) => ({
  'content-type': 'application/pdf',
  'content-disposition': `inline; filename="${name}.pdf"`,
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
})
