// One catalogue per area, so that a capability's sentences stand together. Keys are dotted and flat, values ICU.
import account from './en/account.json' with { type: 'json' }
import access from './en/access.json' with { type: 'json' }
import belongings from './en/belongings.json' with { type: 'json' }
import campaign from './en/campaign.json' with { type: 'json' }
import counterCheck from './en/counter-check.json' with { type: 'json' }
import disclosures from './en/disclosures.json' with { type: 'json' }
import field from './en/field.json' with { type: 'json' }
import goodsLists from './en/goods-lists.json' with { type: 'json' }
import identifiers from './en/identifiers.json' with { type: 'json' }
import importing from './en/import.json' with { type: 'json' }
import looks from './en/looks.json' with { type: 'json' }
import lead from './en/lead.json' with { type: 'json' }
import matching from './en/matching.json' with { type: 'json' }
import members from './en/members.json' with { type: 'json' }
import policy from './en/policy.json' with { type: 'json' }
import problem from './en/problem.json' with { type: 'json' }
import proof from './en/proof.json' with { type: 'json' }
import publicPages from './en/public.json' with { type: 'json' }
import publicCheck from './en/public-check.json' with { type: 'json' }
import publicHome from './en/public-home.json' with { type: 'json' }
import publicPlaces from './en/public-places.json' with { type: 'json' }
import publicText from './en/public-text.json' with { type: 'json' }
import registers from './en/registers.json' with { type: 'json' }
import retention from './en/retention.json' with { type: 'json' }
import scan from './en/scan.json' with { type: 'json' }
import shell from './en/shell.json' with { type: 'json' }
import singleSignOn from './en/single-sign-on.json' with { type: 'json' }
import signIn from './en/sign-in.json' with { type: 'json' }
import subjectRequests from './en/subject-requests.json' with { type: 'json' }
import thefts from './en/thefts.json' with { type: 'json' }
import vehicle from './en/vehicle.json' with { type: 'json' }
import dealers from './en/dealers.json' with { type: 'json' }
import dealerImport from './en/dealer-import.json' with { type: 'json' }
import dealerNotice from './en/dealer-notice.json' with { type: 'json' }
import letters from './en/letters.json' with { type: 'json' }
import meetings from './en/meetings.json' with { type: 'json' }
import nilStatement from './en/nil-statement.json' with { type: 'json' }
import workList from './en/work-list.json' with { type: 'json' }
import bylaws from './en/bylaws.json' with { type: 'json' }
import programmePlan from './en/programme-plan.json' with { type: 'json' }
import flyers from './en/flyers.json' with { type: 'json' }
import findings from './en/findings.json' with { type: 'json' }
import visits from './en/visits.json' with { type: 'json' }
import visitScreens from './en/visit-screens.json' with { type: 'json' }
import measures from './en/measures.json' with { type: 'json' }
import caseFile from './en/case-file.json' with { type: 'json' }
import triangle from './en/triangle.json' with { type: 'json' }
import overview from './en/overview.json' with { type: 'json' }
import effect from './en/effect.json' with { type: 'json' }

/** Every sentence in English. */
export const en = {
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
