import { programmeRoles, type Role } from '../../src/kernel/codes.ts'
import type { LookingRoute } from './looking-routes.ts'

const fileWriters: readonly Role[] = ['municipal-officer', 'municipal-lawyer']
const fileReaders: readonly Role[] = [...fileWriters, 'mayors-office', 'municipal-inspector']

/** Who may what on measures: rows of the matrix of authorisation.test.ts. */
export const allowedOnMeasures: Record<string, readonly Role[]> = {
  'GET /v1/case-files': fileReaders,
  'POST /v1/case-files': fileWriters,
  'GET /v1/case-files/:id': fileReaders,
  'POST /v1/case-files/:id/steps': fileWriters,
  'POST /v1/case-files/:id/documents': fileWriters,
  'PUT /v1/case-files/:id/documents/:documentId': fileWriters,
  'POST /v1/case-files/:id/documents/:documentId/settlements': fileWriters,
  'GET /v1/case-files/:id/documents/:documentId/paper': fileReaders,
  'GET /v1/case-files/:id/document': [...fileWriters, 'mayors-office'],
  'GET /v1/own-case-files': ['dealer'],
  'GET /v1/enforcement-ladders': [...programmeRoles, 'programme-coordinator', 'prosecutor'],
  'POST /v1/enforcement-ladders': fileWriters,
  'GET /v1/exemption-requests': fileReaders,
  'POST /v1/exemption-requests': fileWriters,
  'POST /v1/exemption-requests/:id/extensions': fileWriters,
  'POST /v1/exemption-requests/:id/decisions': fileWriters,
}

/** Who works on a file leaves its steps; who only reads it leaves a look. */
const fileReadersOnly = ['mayors-office', 'municipal-inspector'] as const
export const lookingOnMeasures: LookingRoute[] = [
  {
    route: 'GET /v1/case-files/:id',
    roles: fileReadersOnly,
    gives: '"number":"2026-9999"',
    subjectKind: 'case-file',
  },
  {
    route: 'GET /v1/case-files/:id/documents/:documentId/paper',
    roles: fileReadersOnly,
    gives: 'application/pdf',
    subjectKind: 'case-file',
  },
  {
    route: 'GET /v1/case-files/:id/document',
    roles: [...fileWriters, 'mayors-office'],
    gives: 'application/pdf',
    subjectKind: 'case-file',
  },
]
