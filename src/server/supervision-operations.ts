/** The sentences of operations.ts for what supervision does. */
export const supervisionOperations: Record<string, string> = {
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
}
