import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type Proofs, verifyProof } from '../capabilities/check/public.ts'
import type { PageContext } from './layout.ts'
import { noteOf } from './pasted-note.ts'
import { proofPage } from './proof-page.ts'
import { type ProofOutcome, verifyProofPage } from './verify-proof-page.ts'

export type ProofSite = {
  proofs: Proofs
  baseUrl: string
  contextOf: (request: FastifyRequest) => PageContext
}
const open = { config: { access: 'open' }, schema: { hide: true } } as const

/** Pages of check proofs. What they show comes in with the request and is kept nowhere. */
export function proofPageRoutes(app: FastifyInstance, { proofs, baseUrl, contextOf }: ProofSite): void {
  const verifying = { vkeys: proofs.vkeys, baseUrl }

  app.post('/controleer/bewijs', open, async (request, reply) => {
    const note = noteOf(fieldOf(request))
    const proof = proofs.read(note)
    const context = contextOf(request)
    if (proof === null) return send(reply, verifyProofPage(context, { ...verifying, outcome: 'none' }), 400)
    const signedBy = proofs.vkey.split('+')[0]!
    return send(reply, proofPage(context, { proof, note, signedBy, baseUrl }))
  })

  app.post('/controleer/bewijs/bestand', open, async (request, reply) => {
    const note = noteOf(fieldOf(request))
    if (proofs.read(note) === null)
      return send(reply, verifyProofPage(contextOf(request), { ...verifying, outcome: 'none' }), 400)
    return reply
      .type('text/plain; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="helder-controlebewijs.txt"')
      .send(note)
  })

  app.get('/bewijs', open, async (request, reply) =>
    send(reply, verifyProofPage(contextOf(request), verifying)),
  )

  app.post('/bewijs', open, async (request, reply) => {
    const report = verifyProof(noteOf(fieldOf(request)), proofs.vkeys)
    const outcome: ProofOutcome = report.proof
      ? { proof: report.proof }
      : report.verdict === 'tampered'
        ? 'wrong'
        : 'none'
    return send(reply, verifyProofPage(contextOf(request), { ...verifying, outcome }))
  })
}

/** The one field of these forms; anything else is no proof. */
function fieldOf(request: FastifyRequest): string {
  const { proof } = (request.body ?? {}) as { proof?: unknown }
  return typeof proof === 'string' ? proof.slice(0, 5_000) : ''
}

function send(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(page)
}
