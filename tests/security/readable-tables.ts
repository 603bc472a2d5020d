import type { Role } from '../../src/kernel/codes.ts'
import { erasureTables } from '../past-the-doors.ts'

/** Every schema with tables of ours. */
export const schemas = [
  'platform',
  'policy',
  'access',
  'registers',
  'thefts',
  'matching',
  'belongings',
  'campaign',
  'disclosures',
  'subject_requests',
  'programme',
  'supervision',
  'findings',
  'visits',
  'investigation',
  'triangle',
  'insight',
  'retention',
]
/** What anyone may read without being anyone: rules that are published, states of logs, the number of the last change. */
export const published = [
  'campaign.gold_price',
  'campaign.price_range',
  'campaign.price_week',
  'matching.change',
  'policy.base_team',
  'policy.municipality',
  'policy.rule',
  'programme.mandate',
  'programme.rhythm',
  'registers.checkpoint',
  'registers.log',
  'supervision.ladder',
]
/** What a caller of each role may see rows of, besides what is published. Anything else must be empty for it. */
const colleagues = ['access.account', 'access.appointment', 'access.organisation']
const rulesInMaking = ['policy.bylaw_article', 'policy.focus_decision']
/** Of meetings: the own dealers. */
const meetings = ['attendance', 'meeting', 'meeting_invitation'].map((table) => `programme.${table}`)
/** Of findings: those of the own organisation. */
const findings = ['answer', 'finding', 'notice', 'withdrawal'].map((table) => `findings.${table}`)
/** Of visits: those of the own organisation; what was noted after a suspicion, of nobody. */
const visits = ['photo', 'visit'].map((table) => `visits.${table}`)
/** Cases of the own municipality, and what stands on an agenda of the own triangle. */
const triangle = ['agenda_item', 'attached_report', 'case_event', 'meeting', 'task', 'triangle_case'].map(
  (table) => `triangle.${table}`,
)
/** Of the effect: what the regional board reads, and the own numbers and hours of who enters them. */
const effect = ['insight.report']
const counting = [...effect, 'insight.crime_import']
const hours = ['insight.worked_hours']
const entering = [...hours, 'insight.entered_count']
const takingPart = [
  ...visits,
  ...findings,
  ...meetings,
  ...rulesInMaking,
  ...colleagues,
  'access.branch',
  'programme.dealer',
  'programme.event',
  'programme.mailing_wish',
  'programme.postponement',
]
const plan = ['campaign.campaign', 'campaign.place', 'programme.milestone', 'programme.milestone_change']
/** Of measures: the files of the own municipality. */
const files = [
  'case_document',
  'case_file',
  'exemption_decision',
  'exemption_extension',
  'exemption_request',
  'file_step',
].map((table) => `supervision.${table}`)
const municipal = [
  ...files,
  ...takingPart,
  ...plan,
  ...triangle,
  'supervision.received_report',
  'supervision.overview_annex',
]
const imports = ['programme.import', 'programme.import_line']
/** Of dealers' notices: what was checked; who decides sees also who announced it. */
const noticesToDecide = ['programme.notice', 'programme.notice_contact', 'programme.notice_question']
/** Only who writes letters reads them. */
const letters = [
  'letter',
  'letter_recipient',
  'letter_series',
  'letter_template',
  'letter_template_version',
  'letterhead',
].map((table) => `programme.${table}`)
const retentionRuns = ['retention.run', 'retention.run_count']
export const readable: Record<Role, readonly string[]> = {
  dealer: [
    ...colleagues,
    'access.branch',
    'programme.notice',
    'subject_requests.request',
    'platform.idempotency_key',
    ...findings,
    ...registers('own'),
  ],
  'dealer-counter': [...colleagues, 'access.branch', 'platform.idempotency_key', ...registers('own')],
  'fencing-specialist': [
    ...policeTables(),
    ...triangle,
    'programme.notice',
    ...registers('behind a hit'),
    ...entering,
  ],
  detective: [...policeTables(), ...registers('behind a hit')],
  'assistant-prosecutor': [...policeTables(), ...triangle, ...registers('behind a hit'), ...entering],
  'police-inspector': [...takingPart, ...entering],
  'municipal-officer': [...municipal, ...imports, ...noticesToDecide, ...letters, ...hours],
  'municipal-inspector': [...takingPart, ...plan, ...files, ...hours],
  'enforcement-officer': [...takingPart, ...hours],
  'municipal-lawyer': municipal,
  'mayors-office': [...municipal, ...effect],
  auditor: [...colleagues, 'access.log', ...retentionRuns],
  'privacy-officer': [...colleagues, 'subject_requests.request'],
  prosecutor: [...colleagues, ...triangle, ...effect],
  'programme-coordinator': [...colleagues, ...rulesInMaking, ...plan, ...counting],
  'programme-officer': [
    ...counting,
    ...meetings,
    ...colleagues,
    ...rulesInMaking,
    ...plan,
    ...imports,
    'programme.dealer',
    'programme.postponement',
    'programme.event',
    'programme.mailing_wish',
    ...noticesToDecide,
    ...letters,
  ],
  administrator: [...colleagues, 'access.branch', ...retentionRuns, ...erasureTables],
  citizen: [...colleagues, 'belongings.box', 'belongings.picture', 'belongings.wrapped_key', ...goodsLists()],
}

/** Of a citizen the own lists, of police all of the region; who the owner is and what pictures show, of nobody. */
function goodsLists(): string[] {
  const parts = ['event', 'identifier', 'item', 'picture'].map((table) => `thefts.listed_${table}`)
  return ['thefts.goods_list', ...parts]
}

function registers(which: 'own' | 'behind a hit'): string[] {
  const tables = [
    ...(which === 'own' ? ['nil_statement'] : []),
    'entry',
    'item',
    'item_identifier',
    'sale',
    ...(which === 'own' ? ['leaf', 'identifier_check'] : []),
  ]
  return tables.map((table) => `registers.${table}`)
}
function policeTables(): string[] {
  const own = ['report', 'item', 'item_event', 'item_identifier', 'lead', 'lead_event'].map(
    (table) => `thefts.${table}`,
  )
  const rest = ['matching.hit', 'matching.hit_event', 'disclosures.report']
  return [...takingPart, ...own, ...goodsLists(), ...rest]
}
