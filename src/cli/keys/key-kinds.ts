/** What a kind of file in HELDER_DATA/keys is for. */
export type KeyKind = {
  pattern: RegExp
  /** What it does. */
  purpose: string
  usedBy: string
  /** What can't be done any more without it. */
  lost: string
}

/** Every kind of key, and what else stands beside them. docs/keys.md says the same at more length. */
export const keyKinds: readonly KeyKind[] = [
  {
    pattern: /^logs\/[a-z0-9-]+\.key$/,
    purpose:
      'signing key of a log, of one municipality or of looks (access); its fingerprint is the id in /log/<municipality>/vkey',
    usedBy: 'helder serve, for every checkpoint and receipt',
    lost: 'the log can be verified but not continued: a new log under a new name',
  },
  {
    pattern: /^guards\/[a-z0-9-]+$/,
    purpose: 'guard: how far a log was signed; no secret',
    usedBy: 'helder serve, before it signs',
    lost: 'nothing, while the checkpoint is there; without both a restored older database is not noticed',
  },
  {
    pattern: /^logs\/[a-z0-9-]+\.retired$|^check-proof\.retired$|^case-file\.retired$/,
    purpose: 'keys that signed before, with the day they stopped; no secret',
    usedBy: '/log/<municipality>/vkeys, /check/vkeys and /case-files/vkeys',
    lost: 'who did not keep the older key can no longer verify older receipts',
  },
  {
    pattern: /^branches\.key$/,
    purpose: 'master of the branch keys: proves that numbers 1 to n of a branch stand in the log',
    usedBy: 'every entry, and helder verify database',
    lost: 'nothing can be recorded, and older entries can no longer be proved complete',
  },
  {
    pattern: /^buckets\/[a-z0-9-]+\.key$/,
    purpose: 'erasure bucket: opens the people of entries of one municipality that fall due in one month',
    usedBy: 'every entry, and every look at a seller or buyer; destroyed when its month is over',
    lost: 'these people can never be read again',
  },
  {
    pattern: /^goods-lists\/[a-z0-9-]+\.key$/,
    purpose: 'month of goods lists: opens what owners of stolen things sent in that month',
    usedBy: 'goods lists, for citizen and police; destroyed when its time is over',
    lost: 'these lists and pictures can never be read again',
  },
  {
    pattern: /^visit-photos\/[a-z0-9-]+\.key$/,
    purpose: 'month of photos that inspectors took on visits',
    usedBy: 'visits of municipality and police; destroyed when its time is over',
    lost: 'photos of that month can never be seen again; that they were taken, and their digest, stays',
  },
  {
    pattern: /^email-addresses\.key$/,
    purpose: 'seals the mail addresses that citizens confirmed',
    usedBy: 'helder serve, when it sends mail to a citizen',
    lost: 'citizens must confirm their address again',
  },
  {
    pattern: /^look-places\.key$/,
    purpose: 'keyed digests of where people live who were looked at, for the patterns of the auditor',
    usedBy: 'every look at a seller or buyer',
    lost: 'looks from before no longer count together with later ones in a pattern',
  },
  {
    pattern: /^check-proof\.key$/,
    purpose: 'signing key of check proofs; its fingerprint is the id in /check/vkey',
    usedBy: 'helder serve',
    lost: 'older proofs hold only for who kept the older verifier key',
  },
  {
    pattern: /^case-file\.key$/,
    purpose: 'signing key of whole case files; its fingerprint is the id in /case-files/vkey',
    usedBy: 'helder serve',
    lost: 'older files hold only for who kept the older verifier key',
  },
  {
    pattern: /^digest\.key$/,
    purpose: 'keyed digests of requests, and the seal of the secrets of look-up applications',
    usedBy: 'helder serve and the imports',
    lost: 'a repeat is refused as other content for thirty days; applications need new secrets',
  },
  {
    pattern: /^check-work\.key$/,
    purpose: 'sums that the public check asks of who asks too much',
    usedBy: 'helder serve',
    lost: 'nothing: a new one is made',
  },
  {
    pattern: /^database\.json$/,
    purpose: 'passwords of the database roles',
    usedBy: 'helder serve and the commands',
    lost: 'nothing: helder migrate makes new ones',
  },
  {
    pattern: /^postgres-superuser$/,
    purpose: 'password of the embedded PostgreSQL',
    usedBy: 'helder start and the commands, when DATABASE_URL is not set',
    lost: 'the embedded database can no longer be opened',
  },
  {
    pattern: /^made-for$/,
    purpose: 'whether these keys are of a demo or of production; no secret',
    usedBy: 'helder serve, which refuses the other',
    lost: 'nothing: noted again at the next start',
  },
]
