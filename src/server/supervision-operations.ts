/** The sentences of operations.ts for what supervision does. */
export const supervisionOperations: Record<string, string> = {
  'GET /v1/case-files':
    'Case files of the own municipality with their state and the terms that run, newest first.',
  'POST /v1/case-files': 'Open a case file on findings that can carry a measure; sent twice it stands once.',
  'GET /v1/case-files/{id}':
    'One case file: its steps, documents, objections and terms, what can come next and what the rules propose.',
  'POST /v1/case-files/{id}/steps':
    'Take a step that the table allows: announce, decide, deliver, re-inspect, collect, object, close; sent twice it stands once.',
  'POST /v1/case-files/{id}/documents': 'Begin a document, filled with what is known already.',
  'PUT /v1/case-files/{id}/documents/{documentId}':
    'Change a draft; the answer says what it still misses. Refused when someone else changed it meanwhile.',
  'POST /v1/case-files/{id}/documents/{documentId}/settlements':
    'Settle a document: numbered, with its digest, never changed again. Refused with every element that is missing.',
  'GET /v1/own-case-files':
    'For a dealer: the announcements and decisions about the own business that reached it.',
  'POST /v1/received-reports/{id}/findings':
    'Make a finding of the municipality of a report that the caller opened.',
  'GET /v1/enforcement-ladders': 'The enforcement policies of the municipalities as data, newest first.',
  'POST /v1/enforcement-ladders': 'Enter the enforcement policy of the own municipality, from a day on.',
  'GET /v1/exemption-requests':
    'Exemption requests of the own municipality, with their term and whether it is late.',
  'POST /v1/exemption-requests':
    'Note an exemption request that came in; its eight weeks run from the next day.',
  'POST /v1/exemption-requests/{id}/extensions': 'Extend the term to decide once, with notice to who asked.',
  'POST /v1/exemption-requests/{id}/decisions':
    'Grant an exemption for some goods and days, or refuse it, with reasons.',
  'GET /v1/visits': 'Visits of the own organisation, newest first.',
  'POST /v1/visits': 'Plan a visit, or begin one at once, under an id that the device makes.',
  'GET /v1/visits/{id}':
    'A visit with what is asked on it and why the rest is not, its record, findings and photos.',
  'POST /v1/visits/{id}/beginnings': 'Begin a planned visit, in the capacity of the caller.',
  'POST /v1/visits/{id}/cancellations': 'A planned visit is not made, with a reason.',
  'PUT /v1/visits/{id}/record':
    'Keep what a device holds of a visit; refused when somebody changed it meanwhile.',
  'POST /v1/visits/{id}/endings': 'End a visit: its findings are recorded, and told with a term to answer.',
  'GET /v1/visits/{id}/register':
    'The register of the visited branch at hand: goods and numbers, never a person; the dealer sees that it was opened.',
  'POST /v1/visits/{id}/photos': 'Add a photo, drawn anew, with its SHA-256.',
  'GET /v1/visits/{id}/photos/{photoId}': 'A photo as JPEG; the look is recorded.',
  'POST /v1/visits/{id}/suspicions': 'A suspicion arose: the questions stop, and the file splits.',
  'POST /v1/visits/{id}/investigation-notes': 'Note something after a suspicion arose.',
  'GET /v1/visits/{id}/investigation': 'What was noted after a suspicion arose; the look is recorded.',
  'POST /v1/visits/{id}/stolen-checks':
    'Whether a number on the shelf is known as stolen; of police alone, a recorded look.',
  'GET /v1/visits/{id}/joint-scans':
    'What municipal colleagues scanned on a joint visit, with the answer for police.',
  'GET /v1/visits/{id}/report':
    'The report of a visit as a tagged PDF, with its photos; each photo is a recorded look.',
  'GET /v1/joint-visits': 'Joint visits of municipalities that a police inspector can join.',
  'GET /v1/effect-reports': 'Every report of the regional board, all versions; newest month first.',
  'POST /v1/effect-reports': 'Make the report of a month now, or a new version with a reason.',
  'GET /v1/effect-reports/{id}': 'One report as it was made, and what differs from the version before.',
  'GET /v1/effect-reports/{id}/paper': 'The report as tagged PDF of two pages.',
  'GET /v1/monthly-counts': 'Arrests and cases that the own base team entered per month.',
  'POST /v1/monthly-counts': 'Enter a number of a month; another number later needs a reason.',
  'GET /v1/worked-hours': 'The own hours per week and kind of work.',
  'POST /v1/worked-hours': 'Enter own hours of a week; other hours later need a reason.',
  'GET /v1/crime-imports': 'Which published figures on burglaries and thefts were imported.',
  'POST /v1/crime-imports': 'Import published figures from CSV: good lines stand, wrong ones are named.',
  'GET /v1/case-files/{id}/documents/{documentId}/paper':
    'A document as a tagged PDF on the paper of the municipality: as it was settled, or as the draft is now.',
  'GET /v1/case-files/{id}/document':
    'The whole file as one PDF for a court, numbered, each piece attached and signed, every byte sealed; recorded as a look.',
}
