import { z } from 'zod'
import { type App, callerOf } from '../../../platform/app.ts'
import { type Database, inTransaction } from '../../../platform/database.ts'
import type { KeyFiles } from '../../../platform/key-files.ts'
import { refuse } from '../../../platform/problem.ts'
import { type LogKey, vkeyText } from '../../../log/public.ts'
import { pdfHeaders, typesetLetters } from '../../letters/public.ts'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { lookAtFile } from '../look-at-file.ts'
import { letterOf } from '../print/letter-of.ts'
import { readFile } from '../read-file.ts'
import { fileReaders, fileWriters } from '../rules/file-roles.ts'
import { makeWholeFile } from './make-file.ts'

const tags = ['case-files']
const notFound = { ok: false, reason: 'not-found' } as const
/** Who may open the administrative reports that come with a file. */
const givers = [...fileWriters, 'mayors-office'] as const

export type FileRouteDependencies = {
  database: Database
  keys: KeyFiles
  signWith: LogKey
  /** Verifier keys that signed before. */
  retired: readonly string[]
}

/** Papers of case files: each document, the whole file, and the key that files are checked with. */
export function filePaperRoutes(
  app: App,
  { database, keys, signWith, retired }: FileRouteDependencies,
): void {
  app.get(
    '/v1/case-files/:id/documents/:documentId/paper',
    {
      schema: {
        params: z.object({ id: z.uuid(), documentId: z.uuid() }),
        produces: ['application/pdf'],
        tags,
      },
      config: { access: fileReaders },
    },
    async (request, reply) => {
      const { id, documentId } = request.params
      const now = new Date()
      const print = await inTransaction(database, callerOf(request), async (tx) => {
        const file = await readFile(tx, id, { today: dayInAmsterdam(now), mayWrite: false })
        const document = file?.documents.find((one) => one.id === documentId)
        if (file === null || document === undefined) return null
        await lookAtFile(tx, id)
        return { document, ...(await letterOf(tx, file, document)) }
      })
      if (print === null) return refuse(request, reply, notFound)
      const { document, letter, logo } = print
      const at = new Date(document.settled?.at ?? document.changedAt)
      const pdf = typesetLetters([{ content: letter, logo }], letter.subject, at)
      return reply.headers(pdfHeaders(document.settled?.number ?? 'concept')).send(pdf)
    },
  )

  app.get(
    '/v1/case-files/:id/document',
    {
      schema: { params: z.object({ id: z.uuid() }), produces: ['application/pdf'], tags },
      config: { access: givers },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const { id } = request.params
      const made = await inTransaction(database, caller, (tx) =>
        makeWholeFile(tx, caller, { id, now: new Date(), keys, signWith }),
      )
      if (made === null) return refuse(request, reply, notFound)
      return reply.headers(pdfHeaders(`dossier-${made.number}`)).send(made.pdf)
    },
  )

  const vkey = `${vkeyText(signWith)}\n`
  const vkeys = [vkey, ...retired.map((one) => `${one}\n`)].join('')
  for (const [path, text] of [
    ['/case-files/vkey', vkey],
    ['/case-files/vkeys', vkeys],
  ] as const)
    app.get(path, { config: { access: 'open' }, schema: { hide: true } }, (_request, reply) =>
      reply.type('text/plain; charset=utf-8').send(text),
    )
}
