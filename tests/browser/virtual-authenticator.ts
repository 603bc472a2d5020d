import type { CDPSession, Page } from '@playwright/test'

export type Authenticator = {
  /** How many passkeys are on it. */
  count: () => Promise<number>
  remove: () => Promise<void>
}

/** An authenticator inside the browser (DevTools' WebAuthn), as a phone or laptop has one; with or without PRF. */
export async function addAuthenticator(page: Page, { hasPrf }: { hasPrf: boolean }): Promise<Authenticator> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
      hasPrf,
    },
  })
  return {
    async count() {
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId })
      return credentials.length
    },
    async remove() {
      await session.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    },
  }
}
