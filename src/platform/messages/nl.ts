// One catalogue per area, so that a capability's sentences stand together. Keys are dotted and flat, values ICU.
import account from './nl/account.json' with { type: 'json' }
import access from './nl/access.json' with { type: 'json' }
import belongings from './nl/belongings.json' with { type: 'json' }
import campaign from './nl/campaign.json' with { type: 'json' }
import counterCheck from './nl/counter-check.json' with { type: 'json' }
import disclosures from './nl/disclosures.json' with { type: 'json' }
import field from './nl/field.json' with { type: 'json' }
import goodsLists from './nl/goods-lists.json' with { type: 'json' }
import identifiers from './nl/identifiers.json' with { type: 'json' }
import importing from './nl/import.json' with { type: 'json' }
import looks from './nl/looks.json' with { type: 'json' }
import lead from './nl/lead.json' with { type: 'json' }
import matching from './nl/matching.json' with { type: 'json' }
import members from './nl/members.json' with { type: 'json' }
import policy from './nl/policy.json' with { type: 'json' }
import problem from './nl/problem.json' with { type: 'json' }
import proof from './nl/proof.json' with { type: 'json' }
import publicPages from './nl/public.json' with { type: 'json' }
import publicCheck from './nl/public-check.json' with { type: 'json' }
import publicHome from './nl/public-home.json' with { type: 'json' }
import publicPlaces from './nl/public-places.json' with { type: 'json' }
import publicText from './nl/public-text.json' with { type: 'json' }
import registers from './nl/registers.json' with { type: 'json' }
import retention from './nl/retention.json' with { type: 'json' }
import scan from './nl/scan.json' with { type: 'json' }
import shell from './nl/shell.json' with { type: 'json' }
import singleSignOn from './nl/single-sign-on.json' with { type: 'json' }
import signIn from './nl/sign-in.json' with { type: 'json' }
import subjectRequests from './nl/subject-requests.json' with { type: 'json' }
import thefts from './nl/thefts.json' with { type: 'json' }
import vehicle from './nl/vehicle.json' with { type: 'json' }
import dealers from './nl/dealers.json' with { type: 'json' }
import dealerImport from './nl/dealer-import.json' with { type: 'json' }
import dealerNotice from './nl/dealer-notice.json' with { type: 'json' }
import letters from './nl/letters.json' with { type: 'json' }
import meetings from './nl/meetings.json' with { type: 'json' }
import nilStatement from './nl/nil-statement.json' with { type: 'json' }
import workList from './nl/work-list.json' with { type: 'json' }
import bylaws from './nl/bylaws.json' with { type: 'json' }
import programmePlan from './nl/programme-plan.json' with { type: 'json' }
import flyers from './nl/flyers.json' with { type: 'json' }
import findings from './nl/findings.json' with { type: 'json' }
import visits from './nl/visits.json' with { type: 'json' }
import visitScreens from './nl/visit-screens.json' with { type: 'json' }
import measures from './nl/measures.json' with { type: 'json' }
import caseFile from './nl/case-file.json' with { type: 'json' }
import triangle from './nl/triangle.json' with { type: 'json' }
import overview from './nl/overview.json' with { type: 'json' }
import effect from './nl/effect.json' with { type: 'json' }

/** Every sentence in Dutch. */
export const nl = {
  ...access,
  ...account,
  ...belongings,
  ...campaign,
  ...counterCheck,
  ...field,
  ...goodsLists,
  ...disclosures,
  ...identifiers,
  ...importing,
  ...lead,
  ...looks,
  ...matching,
  ...members,
  ...policy,
  ...problem,
  ...proof,
  ...publicPages,
  ...publicCheck,
  ...publicHome,
  ...publicPlaces,
  ...publicText,
  ...registers,
  ...retention,
  ...scan,
  ...shell,
  ...signIn,
  ...singleSignOn,
  ...subjectRequests,
  ...thefts,
  ...dealers,
  ...dealerImport,
  ...dealerNotice,
  ...letters,
  ...meetings,
  ...nilStatement,
  ...workList,
  ...bylaws,
  ...programmePlan,
  ...flyers,
  ...findings,
  ...visits,
  ...visitScreens,
  ...caseFile,
  ...measures,
  ...triangle,
  ...overview,
  ...effect,
  ...vehicle,
}
