import type { Transaction } from '../../platform/database.ts'
import { type Locale, translate } from '../../platform/messages/index.ts'
import { sayDay } from '../../platform/messages/say-values.ts'
import { typeset } from '../../platform/print/typeset.ts'
import { type AnnexContent, annexContent, type AnnexDealer } from './contract.ts'
import { overviewClasses } from './rules/overview-rule.ts'

type Kept = { number: string; openedAt: string; openedBy: string; content: unknown }

/**
 * A closed annex as a numbered paper (PDF/UA-1), as it was shown when it was opened; the look is recorded. Null when there is
 * none of the caller's municipality.
 */
export async function printAnnex(
  tx: Transaction,
  id: string,
  locale: Locale,
): Promise<{ pdf: Buffer; number: string } | null> {
  const [row] = await tx<{ annex: Kept | null }[]>`select supervision.print_annex(${id}) as annex`
  if (!row?.annex) return null
  const { number, openedAt, openedBy, content } = row.annex
  const at = new Date(openedAt)
  const pdf = drawAnnex(annexContent.parse(content), { number, openedBy, locale, at })
  return { pdf, number }
}

type About = { number: string; openedBy: string; locale: Locale; at: Date }

/** The paper itself; the same annex gives the same bytes. */
export function drawAnnex({ on, municipality, rule, dealers }: AnnexContent, about: About): Buffer {
  const { number, openedBy, locale, at } = about
  const say = (key: string, values = {}) => translate(locale, `overview.${key}`, values)
  const data = {
    lang: locale,
    title: say('paper.title', { number }),
    lead: say('paper.lead', { municipality, on, version: rule.version, from: rule.from }),
    closed: say('paper.closed', { name: openedBy }),
    foot: say('paper.foot', { number, municipality }),
    page: say('paper.page'),
    guilt: say('guilt'),
    classes: overviewClasses.map((name) => {
      const within = dealers.filter((dealer) => dealer.class === name)
      return {
        name: say(`class.${name}`),
        means: say(`class.${name}.means`),
        count: say('paper.count', { count: within.length }),
        dealers: within.filter(isSeen).map((dealer) => dealerOf(dealer, locale)),
        ...unseenOf(
          within.filter((dealer) => !isSeen(dealer)),
          say,
        ),
      }
    }),
  }
  return typeset({ template: 'capabilities/overview/print/annex.typ', data, at })
}

/** Of who was never found anything there is only the name. */
function isSeen({ findings, measureSince }: AnnexDealer): boolean {
  return findings.length > 0 || measureSince !== null
}

function unseenOf(dealers: readonly AnnexDealer[], say: (key: string, values: object) => string) {
  return {
    unseenHead: dealers.length === 0 ? null : say('annex.unseen', { count: dealers.length }),
    unseen: dealers.map(({ name, town }) => `${name}, ${town}`),
  }
}

function dealerOf({ name, town, findings, missing, next, measureSince }: AnnexDealer, locale: Locale) {
  const say = (key: string, values = {}) => translate(locale, `overview.${key}`, values)
  const parts = missing.map((part) => translate(locale, `bylaws.part.${part}`)).join(', ')
  return {
    name: `${name}, ${town}`,
    notes: [
      ...(measureSince === null ? [] : [say('measure-since', { day: measureSince })]),
      ...(missing.length === 0 ? [] : [say('missing', { parts })]),
      ...(next === null ? [] : [say('next', { day: next.on, class: say(`class.${next.class}`) })]),
    ],
    findings: findings.map(
      ({ kind, weight, observedOn, article, text, standing, answers, classWithout }) => ({
        title: `${translate(locale, `finding.kind.${kind}`)} (${translate(locale, `finding.weight.${weight}`)})`,
        about: [sayDay(observedOn, locale), article ?? say('no-rule'), say(`standing.${standing}`)].join(
          ' · ',
        ),
        text,
        answers: answers.map((answer) => say('paper.answer', { day: answer.on, text: answer.text })),
        without: say('without', { class: say(`class.${classWithout}`) }),
      }),
    ),
  }
}
