import { cpus } from 'node:os'
import type { Outcome } from './judge.ts'

export type ReportHead = { begun: Date; commit: string; minutes: number }

/** docs/scanner-results.md. */
export function writeReport(outcomes: Outcome[], { begun, commit, minutes }: ReportHead): string {
  const verdict = outcomes.every(({ complaints }) => complaints.length === 0) ? 'passed' : 'FAILED'
  return `# Scanner results

Written by \`npm run drill -- --only scanners\` on ${begun.toISOString().slice(0, 10)}, commit \`${commit}\`, ${cpus().length} cores, Node ${process.versions.node}, in ${minutes} minutes.

## S11: sqlmap, wapiti, testssl.sh
**${verdict}**. A demo server with the fictional Twente behind TLS of the drill, on 127.0.0.1; beside it a site with planted holes
that each scanner must find, or its silence about Helder would say nothing.

| scanner | took | medium or above | explained | low | planted holes found |
|---|---|---|---|---|---|
${outcomes.map(row).join('\n')}

${outcomes.map(section).join('\n')}
## What this does not say
The server runs as a demo: sign-in as production has it is not scanned. TLS is that of Node in the drill; at an operator it is that of
the proxy in front, to be scanned there. Wapiti looks at what a visitor reaches without script; sqlmap tries the lists with the
most filters, at its first level and risk.
`
}

function row({ scanner, took_ms, complaints, explained, low, foundPlanted }: Outcome): string {
  const cells = [
    scanner,
    `${Math.round(took_ms / 1000)} s`,
    complaints.length === 0 ? 'none' : 'see below',
    explained.length,
    low.length,
    foundPlanted.map(plain).join('; ') || 'none',
  ]
  return `| ${cells.join(' | ')} |`
}

function section({ scanner, remarks, complaints, explained, low }: Outcome): string {
  const lines = [
    ...complaints.map((text) => `**fails**: ${text}`),
    ...explained.map(
      ({ finding, why }) => `${finding.severity}, explained: ${finding.what} (${finding.where}): ${why}`,
    ),
    ...low.map(({ what, where }) => `low: ${what} (${where})`),
    ...remarks,
  ]
  return `### ${scanner}\n${lines.map((text) => `- ${plain(text)}`).join('\n')}\n`
}

/** On one line, and no table or mark of its own. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').trim()
}
