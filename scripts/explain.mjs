// Plain JavaScript for Node 20: runs before anything is installed.

/** A failure that a person can do something about: what is wrong, and what to do. */
export class Stop extends Error {
  constructor(message, hint) {
    super(message)
    this.hint = hint
  }
}

const CAUSES = [
  [
    /ENOSPC|no space left|EDQUOT/i,
    'The disk is full.',
    'Free 2 GB where this folder stands, and run the same command again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR|network/i,
    'The npm registry is out of reach.',
    'Check the connection; behind a proxy run: npm config set proxy http://proxy:port. Then run the same command again.',
  ],
  [
    /\bE40[134]\b|\bE5\d\d\b|SELF_SIGNED|UNABLE_TO_VERIFY|CERT_/,
    'The npm registry refused to give a package.',
    'Look at the registry that npm config get registry names, and at its sign-in and certificate (npm config get cafile).',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    'This user has no rights to write in the folder of Helder.',
    'Run as the owner of the folder, or make your own clone of it.',
  ],
  [
    /EINTEGRITY/,
    'A package differs from what package-lock.json says it is.',
    'Run: npm cache clean --force. If it stays so, do not go on: ask who changed the package.',
  ],
  [
    /EUSAGE|not in sync|Missing: .* from lock file/,
    'package.json and package-lock.json do not agree.',
    'Run: npm install.',
  ],
]

/** Translates what npm or a build said into a failure with a sentence on what to do. */
export function explain(said, doing) {
  for (const [pattern, message, hint] of CAUSES) {
    if (pattern.test(said))
      return new Stop(`${doing} did not succeed. ${message}`, `${hint}\n${tail(said, 3)}`)
  }
  return new Stop(`${doing} did not succeed.`, `This is what it said last:\n${tail(said, 25)}`)
}

/** Prints a failure and gives the exit code. */
export function report(error) {
  if (!(error instanceof Stop)) throw error
  console.error(`\nHelder cannot go on. ${error.message}\n${error.hint}`)
  return 1
}

function tail(text, lines) {
  const kept = text
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^npm (warn|notice)/i.test(line))
    .slice(-lines)
  return kept.map((line) => `  ${line}`).join('\n')
}
