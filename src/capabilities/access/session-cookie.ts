import type { FastifyReply } from 'fastify'

export const SESSION_COOKIE = 'helder_session'
/** The longest session of any role (access.session_limits); the server ends each in its own time. */
const COOKIE_HOURS = 14

/** Hands a session to the browser: scripts can't read it and other sites can't send it along. */
export function setSessionCookie(reply: FastifyReply, secret: string, secure: boolean): void {
  void reply.setCookie(SESSION_COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: COOKIE_HOURS * 3600,
  })
}
