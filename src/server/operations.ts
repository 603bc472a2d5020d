import { supervisionOperations } from './supervision-operations.ts'

/** One sentence per operation for the API's description; an operation without one stops the start. */
export const operations: Record<string, string> = {
  'GET /v1/me': 'Who is signed in, for which organisation, with which branches.',
  'PUT /v1/sessions/current': 'Go on in another of one’s own appointments.',
  'GET /v1/organisations': 'Every organisation that people work for; for the operator.',
  'GET /v1/members':
    'The people of an organisation with their roles, and open invitations; a look at another is recorded.',
  'POST /v1/invitations':
    'Invite someone, or a member to a new device: a link for once, shown only in this answer.',
  'DELETE /v1/invitations/{id}': 'Withdraw an invitation that was not used.',
  'POST /v1/appointments': 'Give a member a further role, or let a member stand in for a colleague.',
  'DELETE /v1/appointments/{id}': 'Take a role; it ends with the next request.',
  'GET /v1/role-changes': 'Who gave, took, invited or made a token, about whom and when; newest first.',
  'GET /v1/tokens': 'The tokens of the own organisation, without their secrets.',
  'POST /v1/tokens': 'Make a token with scopes and an end; it is shown only in this answer.',
  'DELETE /v1/tokens/{id}': 'Revoke a token; it ends with the next request.',
  'DELETE /v1/me': 'A citizen goes: account, passkey and everything kept under it.',
  'POST /v1/passkey-challenges':
    'Ask what a passkey has to sign: to sign up, to sign in, to accept an invitation, or to come back by recovery code.',
  'GET /v1/passkeys': 'The caller’s own passkeys, the oldest first.',
  'POST /v1/passkeys':
    'Make a citizen’s account with a passkey, replace a lost one, or accept an invitation; signs in.',
  'DELETE /v1/passkeys/{id}': 'Remove an own passkey; sessions that it opened elsewhere end.',
  'POST /v1/passkey-sessions': 'Sign in with a passkey, in the capacity that was used last.',
  'POST /v1/me/passkey-challenges': 'Ask what makes a further passkey on this device.',
  'POST /v1/me/passkeys': 'Keep a further passkey of the caller.',
  'POST /v1/me/device-links': 'A link that gives another device of the caller a passkey; once, 15 minutes.',
  'POST /v1/me/confirmation-challenges': 'How the holder of the session can show to be there.',
  'POST /v1/me/confirmations': 'Show with a passkey to be there, before a deed that weighs.',
  'GET /v1/me/email-address': 'Where a citizen wants to hear that there is news.',
  'PUT /v1/me/email-address': 'Send a code to an address, which counts once the code is typed in.',
  'DELETE /v1/me/email-address': 'Forget the address.',
  'POST /v1/me/email-address/confirmations': 'Type in the code that was mailed.',
  'GET /v1/sessions': 'Where the caller is signed in, and how long that lasts.',
  'DELETE /v1/sessions': 'End every session of the caller but this one.',
  'DELETE /v1/sessions/{id}': 'End one session of the caller.',
  'POST /v1/invitation-views': 'Read an invitation by its secret, which never stands in an address.',
  'POST /v1/invitation-acceptances': 'Take the role of an invitation with the account that is signed in.',
  'GET /v1/single-sign-on-providers': 'By whom people of organisations can sign in, and of which kind.',
  'POST /v1/single-sign-on-attempts':
    'Accept an invitation by signing in at the broker of the organisation: where the browser goes next.',
  ...supervisionOperations,
  'GET /v1/work-items':
    'What there is to do about the dealers of the caller, from facts, in the order to do it.',
  'POST /v1/postponements':
    'Put an item of the work list off until a day, with a reason; today takes it back.',
  'GET /v1/rhythms':
    'From how many days without a sign of life a register counts as quiet, per kind and size.',
  'GET /v1/nil-statements':
    'Nil statements of the own branches, newest first, and per branch whether one is due.',
  'POST /v1/nil-statements':
    'State that a branch bought nothing from its last entry or statement until today.',
  'DELETE /v1/nil-statements/{id}': 'Take a nil statement back, on the day it was made.',
  'GET /v1/belongings': 'Sealed boxes of the own belongings; only the owner’s device opens them.',
  'DELETE /v1/belongings': 'Throw all belongings, pictures and keys away at once.',
  'PUT /v1/belongings/{id}': 'Keep a sealed box; refused when another device changed it meanwhile.',
  'DELETE /v1/belongings/{id}': 'Throw a thing away, with its pictures.',
  'GET /v1/belongings/{id}/pictures/{pictureId}': 'A sealed picture.',
  'PUT /v1/belongings/{id}/pictures/{pictureId}': 'Keep a sealed picture with its thing.',
  'DELETE /v1/belongings/{id}/pictures/{pictureId}': 'Throw a picture away.',
  'GET /v1/belongings/keys': 'The key of the own vault, wrapped by the device.',
  'POST /v1/belongings/keys': 'Begin a vault, with a way to recover it.',
  'PUT /v1/belongings/keys': 'Replace the key under a passkey or under the recovery code.',
  'GET /v1/dealers': 'Dealers and their branches: of the own municipality, or all for the administrator.',
  'GET /v1/base-teams':
    'Base teams of the police: their municipalities, their fencing specialists by name, and how far the dealers there are.',
  'POST /v1/dealer-connections':
    'Connect a dealer of the inventory: organisation, branch, registers, and a link for the owner, shown only in this answer.',
  'GET /v1/dealer-connections/{dealerId}':
    'Whether the owner of a dealer came in, and when the first entry was made.',
  'GET /v1/meetings':
    'Meetings for dealers of the own municipalities, with counts; and for which one may plan.',
  'POST /v1/meetings': 'Plan a meeting.',
  'GET /v1/meetings/{id}': 'One meeting with its counts.',
  'PUT /v1/meetings/{id}': 'Change a meeting that still stands.',
  'POST /v1/meetings/{id}/cancellations': 'Call a meeting off, with the reason that the invited get to read.',
  'GET /v1/meetings/{id}/handout': 'The paper that dealers take home from a meeting, as a tagged PDF.',
  'GET /v1/meetings/{id}/guests': 'Who was invited or came, with answer, connection and first entry.',
  'POST /v1/meetings/{id}/invitations':
    'Invite dealers: each gets a personal link to answer with, shown only in this answer.',
  'PUT /v1/meetings/{id}/attendances/{dealerId}':
    'Note that a dealer is there, or after all not; the last tap counts, sent again it changes nothing.',
  'GET /v1/triangle-cases':
    'Cases of the own municipality and those on an agenda of the own triangle, without what their page says.',
  'POST /v1/triangle-cases': 'Propose a case to the triangle: one page, its facts dated and sourced.',
  'GET /v1/triangle-cases/{id}': 'One case, without what its page says.',
  'PUT /v1/triangle-cases/{id}': 'Write another version of the page of a case that was not decided yet.',
  'POST /v1/triangle-cases/{id}/views':
    'Open a case: its page, decisions, answers and history. The look is recorded.',
  'POST /v1/triangle-cases/{id}/papers': 'The page of a case as a tagged PDF. The look is recorded.',
  'POST /v1/triangle-cases/{id}/steps': 'Withdraw, close or bring back a case of the own municipality.',
  'POST /v1/triangle-cases/{id}/attached-reports':
    'Put a signed administrative report on the page of a case of the municipality that received it.',
  'GET /v1/triangle-sources/{id}':
    'What the facts about a dealer can come from: own findings and opened reports, by day, kind and number.',
  'GET /v1/triangle-meetings':
    'Meetings of the own triangle, each with its agenda and the tasks still open before it.',
  'POST /v1/triangle-meetings': 'Plan a meeting of the triangle.',
  'GET /v1/triangle-meetings/{id}': 'One meeting of the own triangle.',
  'PUT /v1/triangle-meetings/{id}':
    'Change day, hour, place or partners; partners stand once there are cases.',
  'POST /v1/triangle-meetings/{id}/cases':
    'Put a case on the agenda: its page is disclosed to the partners, which is recorded.',
  'POST /v1/triangle-meetings/{id}/removals': 'Take a case off the agenda again.',
  'PUT /v1/triangle-meetings/{id}/order': 'Put the cases of the agenda in an order.',
  'POST /v1/triangle-meetings/{id}/decisions':
    'Note what was decided on a case, with a task for each who does something; or why it waits.',
  'POST /v1/triangle-meetings/{id}/papers':
    'The agenda with a page per case, as a tagged PDF. Each page is a recorded look.',
  'GET /v1/triangle-partners': 'With whom the own municipality can meet.',
  'GET /v1/triangle-tasks': 'Tasks of the own triangle, open ones first.',
  'GET /v1/triangle-tasks/{id}': 'One task, without its answer in words.',
  'POST /v1/triangle-tasks/{id}/answers':
    'Say what came of a task of the own organisation, or why it was not done.',
  'GET /v1/listed-dealers':
    'Dealers of the inventory in the municipalities one works for, with how far each is with the register.',
  'GET /v1/listed-dealers/{id}':
    'One dealer of the inventory: how far and why, what can be done, and all that happened, newest first.',
  'POST /v1/listed-dealers/{id}/events':
    'Note what came of meeting a dealer: spoken, a remark, a register on paper, stopped, trades again.',
  'POST /v1/listed-dealers':
    'List a dealer by hand; one that looks like a listed dealer is asked about first.',
  'PUT /v1/listed-dealers/{id}': 'Change the facts of a listed dealer; says which version was seen.',
  'GET /v1/dealer-imports':
    'Imports of the own office, newest first, with what their lines turned out to be.',
  'POST /v1/dealer-imports':
    'Bring in the list of the trade register: every line is kept and judged, nothing enters the inventory yet.',
  'GET /v1/dealer-imports/{id}': 'One import with the count of each outcome.',
  'GET /v1/dealer-imports/{id}/lines': 'The lines of an import, as they came and as they were read.',
  'PUT /v1/dealer-imports/{id}/lines/{lineId}': 'Put the facts of a line right; it is judged again.',
  'POST /v1/dealer-imports/{id}/lines/{lineId}/decisions': 'Decide about one line, once.',
  'POST /v1/dealer-imports/{id}/take-overs':
    'List the plain new dealers of an import, a hundred at a time; says how many are left.',
  'GET /v1/letter-templates': 'Templates of letters: of the region and of the own municipality.',
  'POST /v1/letter-templates': 'Keep a new template; an unknown field is refused at its place.',
  'PUT /v1/letter-templates/{id}': 'Keep a further version of a template; earlier ones stay.',
  'GET /v1/letter-templates/{id}/versions': 'Every text that a template ever had, newest first.',
  'POST /v1/letter-templates/{id}/archivings': 'Put a template away, or take it back.',
  'GET /v1/letterheads': 'The paper of each sender and since when it is used.',
  'POST /v1/letterheads': 'A new paper of the own organisation from a day on; a logo is drawn anew.',
  'POST /v1/letter-previews': 'One letter as it would be, as text and as a picture.',
  'POST /v1/letter-series-plans': 'Who would get a letter and how, and who not and why.',
  'GET /v1/letter-series': 'Series of letters, newest first, with how far each is.',
  'POST /v1/letter-series': 'Order a series; it is made letter by letter, also when the server restarts.',
  'GET /v1/letter-series/{id}': 'One series with its counts.',
  'GET /v1/letter-series/{id}/print': 'All letters of a series that go by post as one PDF, by postcode.',
  'POST /v1/letter-series/{id}/postings': 'Say that the printed letters of a series went to the post.',
  'GET /v1/letters': 'Letters of a series or to a dealer, with their state.',
  'GET /v1/letters/{id}/paper': 'One letter as tagged PDF.',
  'POST /v1/letters/{id}/steps': 'Say what became of a letter: it came back, it did arrive, send it again.',
  'POST /v1/letters/{id}/resends': 'The same letter once more to the same dealer, dated today.',
  'GET /v1/access-log-entries': 'Looks at personal data by people of the own organisation, newest first.',
  'GET /v1/access-log-patterns':
    'Patterns in the looks of the own organisation that are worth a question; not findings.',
  'POST /v1/exports':
    'Say that the access log, the own register or the inventory is about to be saved outside Helder; recorded.',
  'GET /v1/register-openings':
    'When somebody from outside opened the own register and in what capacity; not who, not which entry.',
  'GET /v1/policies': 'Dated rules per municipality: which holds where, since when, on what basis. Open.',
  'GET /v1/bylaws':
    'Which articles and decrees each municipality has, drafts too, with focus branches and mandates.',
  'POST /v1/bylaw-articles':
    'Enter an article or a draft; what decides a rule writes that rule, dated, for every counter.',
  'POST /v1/bylaw-articles/{id}/endings': 'Withdraw what has not begun, or say until when an article holds.',
  'POST /v1/focus-decisions':
    'Note which further branches the local triangle made focus, and where that is written.',
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
  'GET /v1/legal-holds': 'Legal holds on people of the registers, those that stand first.',
  'POST /v1/legal-holds':
    'Keep the people of an entry past their term: who ordered it, on what basis, until when.',
  'POST /v1/legal-holds/{id}/endings': 'End a legal hold; says what becomes of the people.',
  'GET /v1/entry-erasures': 'Entries whose people were destroyed before their term, newest first.',
  'POST /v1/entry-erasures': 'Destroy the people of one entry for good; the entry stays and the log says so.',
  'GET /v1/upcoming-erasures': 'What goes next, in counts per month, municipality and store.',
  'GET /v1/retention-runs': 'What was forgotten: each run with who started it and its counts.',
  'GET /v1/logs': 'State of the transparency logs: size, last checkpoint, standing still or not.',
  'POST /v1/checks': 'Whether a number stands as stolen: yes or no, never whose or since when.',
  'POST /v1/checks/proofs': 'The same answer with a signed proof of it, to show or to keep with a purchase.',
  'GET /v1/campaigns': 'Campaigns in the municipalities one works for, with how many papers lie where.',
  'POST /v1/campaigns': 'Begin a campaign: a title, from when until when, where, and which paper.',
  'GET /v1/campaigns/{id}':
    'A campaign with its places and what each brought per week, in steps of five; nothing of who came.',
  'PUT /v1/campaigns/{id}': 'Change a campaign; refused when someone else changed it meanwhile.',
  'POST /v1/campaigns/{id}/places': 'Add a place, which gets a code of its own.',
  'DELETE /v1/campaigns/{id}/places/{placeId}': 'Take a place out whose code was never opened.',
  'GET /v1/campaigns/{id}/places/{placeId}/paper':
    'The paper of a place as tagged PDF, for a printing office or an office printer.',
  'GET /v1/milestones': 'The plan of the programme in the order of its days, and what moved in it.',
  'POST /v1/milestones': 'Add a milestone.',
  'PUT /v1/milestones/{id}': 'Change a milestone; a day that moves leaves a line.',
  'DELETE /v1/milestones/{id}': 'Take a milestone out of the plan; that it stood there stays.',
  'POST /v1/year-plans': 'Begin the plan of a year from its usual milestones.',
  'GET /v1/programme-counts':
    'How many dealers are how far, per municipality, and how many joined per month; no names.',
  'GET /v1/gold-prices': 'What a gram of fine gold cost, per day with its source; which price counts today.',
  'POST /v1/gold-prices': 'Enter the gold price of a day; what was entered is never changed.',
  'GET /v1/theft-reports': 'Theft reports, newest first.',
  'POST /v1/theft-reports': 'Record a theft report with its items; the same content again changes nothing.',
  'GET /v1/theft-reports/{id}': 'One theft report with its items.',
  'GET /v1/dealer-notices':
    'What dealers announced: to the own municipality, of the own base team what was checked, or what one sent.',
  'POST /v1/dealer-notices': 'Announce that a branch begins, moves or stops.',
  'GET /v1/dealer-notices/{id}':
    'One notice with who announced it, what was asked, and the dealers that it may be about.',
  'GET /v1/dealer-notices/{id}/trade-register':
    'What the trade register says of the business now, or why it gives no answer.',
  'POST /v1/dealer-notices/{id}/decisions':
    'Decide that a notice is right, after which the inventory follows and police are told, or that it is not.',
  'POST /v1/dealer-notices/{id}/questions': 'Mail a question to who announced it.',
  'GET /v1/leads':
    'Where people saw stolen things offered: of the own base team, newest first, without the words.',
  'GET /v1/leads/{id}': 'One lead with the stolen items that it concerns, without the words.',
  'POST /v1/leads/{id}/views': 'Read the words of a lead; the look is recorded.',
  'POST /v1/leads/{id}/handlings': 'Record what was done with a lead.',
  'GET /v1/goods-lists':
    'Goods lists: of the signed-in owner, or one tab of the own base team, newest first.',
  'POST /v1/goods-lists': 'Send a list of what was stolen to the police. It is not a theft report.',
  'GET /v1/goods-lists/{id}': 'One goods list with its items, its history and what can be done with it.',
  'POST /v1/goods-lists/{id}/resubmissions': 'Send a refused list again.',
  'POST /v1/goods-lists/{id}/registration-numbers': 'Say the number of the theft report, once there is one.',
  'POST /v1/goods-lists/{id}/decisions':
    'Take a list in, merge it into a report, or refuse it with a reason.',
  'POST /v1/goods-lists/{id}/owner-views': 'Open how to reach the owner, for a purpose that is recorded.',
  'POST /v1/goods-lists/{id}/items/{itemId}/identifiers':
    'Add a number to an item; of one that was taken in it matches at once.',
  'POST /v1/goods-lists/{id}/items/{itemId}/corrections':
    'Correct an item; what changed and why stays readable for the owner.',
  'POST /v1/goods-lists/{id}/items/{itemId}/steps':
    'One step of an item: taken off, found, found at home, back with its owner.',
  'POST /v1/goods-lists/{id}/items/{itemId}/pictures':
    'Add a picture (multipart: shows, then picture); it is drawn anew without what came along.',
  'DELETE /v1/goods-lists/{id}/pictures/{pictureId}':
    'Take an own picture back, until police took the list in.',
  'GET /v1/goods-lists/{id}/pictures/{pictureId}': 'One picture as JPEG; a look by police is recorded.',
  'GET /v1/administrative-reports':
    'Administrative reports of the own base team: drafts first, then those disclosed.',
  'POST /v1/administrative-reports': 'Begin a draft; any of it may still be empty.',
  'GET /v1/administrative-reports/{id}': 'A draft, or the document as it was signed with its digest.',
  'PUT /v1/administrative-reports/{id}': 'Keep a draft; refused when someone else changed it meanwhile.',
  'DELETE /v1/administrative-reports/{id}': 'Throw a draft away; what was disclosed stays.',
  'POST /v1/administrative-reports/{id}/signatures':
    'Sign a report and disclose it to its municipality: one deed, once, by an assistant public prosecutor.',
  'GET /v1/data-subject-requests':
    'Data subject requests to the own organisation: to answer first, soonest due first. No names.',
  'POST /v1/data-subject-requests': 'Record that somebody asked, and when; the day to answer by follows.',
  'GET /v1/data-subject-requests/{id}': 'One data subject request.',
  'POST /v1/data-subject-requests/{id}/completions': 'Note that the answer went out today.',
  'POST /v1/data-subject-requests/{id}/register-answers':
    'What the register keeps of who asks, in the entries that they name; each look is recorded.',
  'POST /v1/data-subject-requests/{id}/police-answers':
    'What police keep of who asks, under the references that they give; each look is recorded.',
  'POST /v1/data-subject-requests/{id}/municipal-answers':
    'Which reports about a dealer the municipality received; what they say only where the officer gives it.',
  'GET /v1/received-reports': 'The inbox of a municipality: from whom, about which dealer, not what it says.',
  'POST /v1/received-reports/{id}/views': 'Open a received report; the look is recorded.',
  'POST /v1/theft-reports/{id}/items/{itemId}/endings':
    'End a stolen item that was found: the check says no from then on, and nothing new matches.',
  'POST /v1/theft-reports/{id}/items/{itemId}/reopenings':
    'Take an ending back that was a mistake: the item is stolen again.',
  'GET /v1/hits': 'Hits of the own base team, by level, then what may be sold first.',
  'GET /v1/hits/events': 'Server-sent events: that hits changed, never what.',
  'GET /v1/hits/{id}': 'One hit: purchase and stolen item side by side, with the evidence.',
  'POST /v1/hits/{id}/decisions': 'Confirm or dismiss a hit, with a reason.',
  'POST /v1/hits/{id}/seller-views': 'Open the seller behind a hit, for a purpose that is recorded.',
  'GET /v1/findings':
    'Findings of the own organisation, newest first; of a dealer those that it was told of.',
  'POST /v1/findings': 'Note a finding at the desk, with the rule of its day; sent twice it stands once.',
  'POST /v1/finding-notices': 'Note that a dealer was told of findings, how, and until when it may answer.',
  'POST /v1/findings/{id}/answers':
    'What the dealer says of a finding; of an officer, what came in on paper or by phone.',
  'POST /v1/findings/{id}/withdrawals': 'A finding was wrong: it stays readable and counts no more.',
  'GET /v1/finding-letters/{dealerId}':
    'The letter about the findings that a dealer is told of by letter on a day, as PDF/UA-1.',
  'GET /v1/overview-counts':
    'Dealers per class and municipality of the region, by the published rule; no names.',
  'GET /v1/own-standings':
    'The class that the published rule gives the caller’s own places of business today, and why.',
  'GET /v1/overview-annexes':
    'Which closed annexes were opened in the own municipality, by whom and what for.',
  'POST /v1/overview-annexes':
    'Open the closed annex: dealers by name with their class and why. The look is recorded.',
  'POST /v1/overview-annexes/{id}/papers': 'The same as a numbered PDF/UA-1; the look is recorded.',
}
