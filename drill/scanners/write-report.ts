import { cpus } from 'node:os'
import type { Outcome } from './judge.ts'

/** docs/scanner-results/<scanner>.md. */
export function writeReport(outcome: Outcome, { begun, commit }: { begun: Date; commit: string }): string {
  const verdict = outcome.complaints.length === 0 ? 'passed' : 'FAILED'
  return `# S11: ${outcome.scanner}

Written by \`npm run drill -- --only scanners\` on ${begun.toISOString().slice(0, 10)}, commit \`${commit}\`, ${cpus().length} cores, Node ${process.versions.node}.

**${verdict}**. A demo server with the fictional Twente behind TLS of the drill, on 127.0.0.1; beside it a site with planted holes
that the scanner must find, or its silence about Helder would say nothing.

| scanner | took | medium or above | explained | low | planted holes found |
|---|---|---|---|---|---|
${row(outcome)}

${section(outcome)}
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
  return `## What ${scanner} said\n${lines.map((text) => `- ${plain(text)}`).join('\n')}\n`
}

/** On one line, and no table or mark of its own. */
function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|').replaceAll('<', '&lt;').trim()
}
