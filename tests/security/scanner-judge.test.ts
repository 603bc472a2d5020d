import { expect, test } from 'vitest'
import type { Finding, Scan } from '../../drill/scanners/finding.ts'
import { judge, ofOwnCertificate } from '../../drill/scanners/judge.ts'

// S11 itself takes minutes and Debian packages (`npm run drill -- --only scanners`); here: what makes it fail.

const scan = (findings: Finding[] = [], unfinished: string[] = []): Scan => ({
  findings,
  unfinished,
  remarks: [],
})
const finding = (what: string, severity: Finding['severity'] = 'medium'): Finding => ({
  what,
  severity,
  where: 'x',
})
const holes = scan([
  finding('TLS1: offered (deprecated)', 'low'),
  finding('cipherlist_NULL: offered', 'high'),
  finding('cert_keySize: RSA 1024 bits', 'high'),
])
const complaintsOf = (scanned: Scan, control = holes) =>
  judge({ scanner: 'testssl.sh', took_ms: 1, scanned, control, explanations: ofOwnCertificate }).complaints

test('low findings and those of the certificate of the drill pass', () => {
  const scanned = scan([
    finding('LUCKY13: potentially vulnerable', 'low'),
    finding('cert_chain_of_trust: failed (self signed).', 'critical'),
  ])
  expect(complaintsOf(scanned)).toEqual([])
})

test('control: anything medium that nobody explained, a scan cut off and a hole not found each fail', () => {
  expect(complaintsOf(scan([finding('BREACH: potentially VULNERABLE')]))).toHaveLength(1)
  expect(complaintsOf(scan([finding('cert_chain_of_trust: failed (expired).', 'critical')]))).toHaveLength(1)
  expect(complaintsOf(scan([], ['cut off for time']))).toHaveLength(1)
  expect(complaintsOf(scan(), scan(holes.findings.slice(1)))).toEqual([
    'did not find the planted hole ^TLS1:',
  ])
})
