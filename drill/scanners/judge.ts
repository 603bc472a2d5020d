import { type Finding, isSerious, type Scan } from './finding.ts'

export const scanners = ['testssl.sh', 'sqlmap', 'wapiti'] as const
export type Scanner = (typeof scanners)[number]
export type Outcome = {
  scanner: Scanner
  took_ms: number
  remarks: string[]
  low: Finding[]
  /** Serious by its words, and why it is not. */
  explained: { finding: Finding; why: string }[]
  /** Why the drill fails; empty: it passes. */
  complaints: string[]
  /** The planted holes that it found. */
  foundPlanted: string[]
}
export type Scanned = {
  scanner: Scanner
  took_ms: number
  scanned: Scan
  control: Scan
  explanations: Explanation[]
}
/** A finding that says nothing about Helder here: its exact beginning, and why. */
export type Explanation = { begins: string; why: string }

/** The drill's own certificate: nobody signed it, so nobody keeps a list on which it could be revoked. */
export const ofOwnCertificate: Explanation[] = [
  {
    begins: 'cert_chain_of_trust: failed (self signed)',
    why: 'the certificate of the drill is signed by itself',
  },
  {
    begins: 'cert_revocation: Neither CRL nor OCSP URI provided',
    why: 'the certificate of the drill is signed by itself',
  },
]

/** What each must find in the planted site. */
const planted: Record<Scanner, RegExp[]> = {
  sqlmap: [/^SQL injection in q/],
  wapiti: [/^SQL Injection/i, /^Cross Site Scripting/i],
  'testssl.sh': [/^TLS1:/, /^cipherlist_NULL:/, /^cert_keySize:/],
}

/** Passes when the scan ended, nothing serious stays unexplained and every planted hole was found. */
export function judge({ scanner, took_ms, scanned, control, explanations }: Scanned): Outcome {
  const serious = scanned.findings.filter(isSerious)
  const whyNot = ({ what }: Finding) => explanations.find(({ begins }) => what.startsWith(begins))?.why
  const complaints = [
    ...scanned.unfinished.map((why) => `did not finish: ${why}`),
    ...serious
      .filter((finding) => whyNot(finding) === undefined)
      .map(({ severity, what, where }) => `${severity}: ${what} (${where})`),
  ]
  const foundPlanted: string[] = []
  for (const hole of planted[scanner]) {
    const found = control.findings.find(({ what }) => hole.test(what))
    if (found) foundPlanted.push(`${found.what} (${found.severity})`)
    else complaints.push(`did not find the planted hole ${hole.source}`)
  }
  return {
    scanner,
    took_ms,
    remarks: scanned.remarks,
    low: scanned.findings.filter((finding) => !isSerious(finding)),
    explained: serious.flatMap((finding) => {
      const why = whyNot(finding)
      return why === undefined ? [] : [{ finding, why }]
    }),
    complaints,
    foundPlanted,
  }
}
