/** One sentence per operation for the API's description; an operation without one stops the start. */
export const operations: Record<string, string> = {
  'GET /v1/me': 'Who is signed in, for which organisation, with which branches.',
  'GET /v1/dealers': 'Dealers and their branches: of the own municipality, or all for the administrator.',
  'GET /v1/access-log-entries': 'Looks at personal data by people of the own organisation, newest first.',
  'GET /v1/policies': 'Dated rules per municipality: which holds where, since when, on what basis. Open.',
  'GET /v1/purchases': 'Lines of the purchase register, one per item, newest first, with counts per state.',
  'POST /v1/purchases': 'Record a purchase of one or more items; durable, numbered and logged when answered.',
  'GET /v1/purchases/{id}': 'One purchase, without the seller.',
  'POST /v1/purchases/{id}/corrections': 'Correct a purchase with a new entry that points at the old one.',
  'GET /v1/purchases/{id}/receipt':
    'The receipt file, checked offline; 404 until the entry is under a checkpoint.',
  'POST /v1/purchases/{id}/seller-views': 'Open the seller, for a purpose that is recorded.',
  'GET /v1/sales': 'The sales register, newest first.',
  'POST /v1/sales':
    'Record the sale of an item; refused inside the holding period with the first allowed day.',
  'GET /v1/sales/{id}': 'One sale, without the buyer.',
  'GET /v1/sales/{id}/receipt': 'The receipt file of a sale; 404 until the entry is under a checkpoint.',
  'POST /v1/sales/{id}/buyer-views': 'Open the buyer, for a purpose that is recorded.',
  'GET /v1/logs': 'State of the transparency logs: size, last checkpoint, standing still or not.',
  'GET /v1/theft-reports': 'Theft reports, newest first.',
  'POST /v1/theft-reports': 'Record a theft report with its items; the same content again changes nothing.',
  'GET /v1/theft-reports/{id}': 'One theft report with its items.',
  'GET /v1/hits': 'Hits of the own base team, by level, then what may be sold first.',
  'GET /v1/hits/events': 'Server-sent events: that hits changed, never what.',
  'GET /v1/hits/{id}': 'One hit: purchase and stolen item side by side, with the evidence.',
  'POST /v1/hits/{id}/decisions': 'Confirm or dismiss a hit, with a reason.',
  'POST /v1/hits/{id}/seller-views': 'Open the seller behind a hit, for a purpose that is recorded.',
}
