import { policeRoles, type Role, supervisionRoles } from '../../src/kernel/codes.ts'
import type { LookingRoute } from './looking-routes.ts'

export const inspectors: readonly Role[] = ['municipal-inspector', 'enforcement-officer', 'police-inspector']

/** Who may what on visits: rows of the matrix of authorisation.test.ts. */
export const allowedOnVisits: Record<string, readonly Role[]> = {
  'GET /v1/visits': [...supervisionRoles, ...policeRoles],
  'POST /v1/visits': ['municipal-officer', ...inspectors],
  'GET /v1/visits/:id': [...supervisionRoles, ...policeRoles],
  'POST /v1/visits/:id/beginnings': inspectors,
  'POST /v1/visits/:id/cancellations': ['municipal-officer', ...inspectors],
  'PUT /v1/visits/:id/record': inspectors,
  'POST /v1/visits/:id/endings': inspectors,
  'GET /v1/visits/:id/register': inspectors,
  'POST /v1/visits/:id/photos': inspectors,
  'GET /v1/visits/:id/photos/:photoId': [...supervisionRoles, ...policeRoles],
  'POST /v1/visits/:id/suspicions': inspectors,
  'POST /v1/visits/:id/investigation-notes': ['enforcement-officer', 'police-inspector'],
  'GET /v1/visits/:id/investigation': ['enforcement-officer', 'police-inspector'],
  'POST /v1/visits/:id/stolen-checks': ['police-inspector'],
  'GET /v1/visits/:id/report': [...supervisionRoles, ...policeRoles],
  'GET /v1/visits/:id/joint-scans': ['police-inspector'],
  'GET /v1/joint-visits': ['police-inspector'],
}

/** What of a visit is opened by a look; `suspicion`: words that stand in what was noted of one. */
export const lookingOnVisits = (suspicion: string): LookingRoute[] => [
  {
    route: 'GET /v1/visits/:id/register',
    roles: ['municipal-inspector', 'enforcement-officer'],
    gives: '"lastSequenceNumber"',
    subjectKind: 'register',
  },
  {
    route: 'GET /v1/visits/:id/photos/:photoId',
    roles: [
      'municipal-officer',
      'municipal-inspector',
      'enforcement-officer',
      'municipal-lawyer',
      'mayors-office',
    ],
    gives: 'image/jpeg',
    subjectKind: 'visit',
  },
  {
    route: 'POST /v1/visits/:id/stolen-checks',
    roles: ['police-inspector'],
    body: { kind: 'imei', value: '356759040123458' },
    gives: '"result"',
    subjectKind: 'number',
  },
  {
    route: 'GET /v1/visits/:id/joint-scans',
    roles: ['police-inspector'],
    gives: '"stolen"',
    subjectKind: 'visit',
  },
  {
    route: 'GET /v1/visits/:id/investigation',
    roles: ['enforcement-officer'],
    gives: suspicion,
    subjectKind: 'visit',
  },
]
