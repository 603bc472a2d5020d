import type { Config } from './config.ts'

type Settings = Pick<Config, 'baseUrlGiven' | 'baseUrl' | 'trustProxy' | 'smtpUrl' | 'mailFrom'>

/** What the settings lack for production, one sentence each that says what to do. */
export function productionProblems(settings: Settings): string[] {
  const { baseUrlGiven, baseUrl, trustProxy, smtpUrl, mailFrom } = settings
  const problems: string[] = []
  if (!baseUrlGiven) {
    problems.push(
      'HELDER_BASE_URL is not set: give the address that people type, for example https://helder.example.',
    )
  } else if (baseUrl.startsWith('http:') && !isDeclared(trustProxy)) {
    problems.push(
      'HELDER_BASE_URL is plain http and no proxy is declared: give the https address, ' +
        'or set HELDER_TRUST_PROXY to the address of the proxy that takes care of https.',
    )
  }
  if (smtpUrl === undefined) {
    problems.push(
      'HELDER_SMTP_URL is not set: give the mail server, for example smtps://user:secret@mail.example:465.',
    )
  }
  if (mailFrom === undefined) {
    problems.push('HELDER_MAIL_FROM is not set: give the address that mail comes from.')
  }
  return problems
}

function isDeclared(trustProxy: Config['trustProxy']): boolean {
  return trustProxy !== false && trustProxy !== 0
}
