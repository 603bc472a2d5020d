import { parseArgs } from 'node:util'

const USAGE = `Usage: helder keys [list]                                  what each key is for, made when, used by
       helder keys make [--municipality M ...]             what a production needs; overwrites nothing
       helder keys rotate signing --municipality M         a new signing key for the log of M
       helder keys rotate access-log|check-proof|case-file|check-work|database
                                                           a new key, or new passwords
       helder keys backup FILE [--passphrase-file F]       all keys in one file under a passphrase
       helder keys restore FILE [--passphrase-file F] [--without-logs]
                                                           put back what is missing; overwrites nothing

docs/keys.md says what is lost with each key, and what to do when.`

/** `helder keys list|make|rotate|backup|restore`. */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      municipality: { type: 'string', multiple: true },
      'passphrase-file': { type: 'string' },
      'without-logs': { type: 'boolean' },
    },
  })
  const [verb = 'list', what, ...rest] = positionals
  const { municipality: municipalities = [], 'passphrase-file': passphraseFile } = values
  if (rest.length === 0) {
    if (verb === 'list' && what === undefined) return (await import('../keys/list-keys.ts')).listKeys()
    if (verb === 'make' && what === undefined)
      return (await import('../keys/make-keys.ts')).makeKeys(municipalities)
    if (verb === 'rotate' && what !== undefined && municipalities.length <= 1)
      return (await import('../keys/rotate-key.ts')).rotateKey(what, municipalities[0])
    if (verb === 'backup' && what !== undefined)
      return (await import('../keys/back-up-keys.ts')).backUpKeys(what, passphraseFile)
    if (verb === 'restore' && what !== undefined) {
      const withoutLogs = values['without-logs'] ?? false
      return (await import('../keys/restore-keys.ts')).restoreKeys(what, { passphraseFile, withoutLogs })
    }
  }
  console.error(USAGE)
  return 2
}
