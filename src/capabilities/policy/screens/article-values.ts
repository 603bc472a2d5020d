import { type Category, categories } from '../../../kernel/codes.ts'
import type { Day } from '../../../kernel/dates.ts'
import type { ArticleView, BylawView } from '../bylaws/contract.ts'
import { periodOn } from '../rules/article-periods.ts'
import type { LocalPart } from '../rules/bylaw-parts.ts'

/** What stands in the form of an article; every field as it is typed. */
export type ArticleValues = {
  status: 'in-force' | 'draft'
  article: string
  text: string
  from: string
  until: string
  publication: string
  reason: string
  draftId: string | null
  unit: string
  days: string
  /** Whether the document is always needed, or for the goods that are ticked. */
  document: 'always' | 'some'
  goods: Category[]
  exempt: Category[]
  register: string
  otherName: string
  mandate: string
}

const empty: ArticleValues = {
  status: 'in-force',
  article: '',
  text: '',
  from: '',
  until: '',
  publication: '',
  reason: '',
  draftId: null,
  unit: 'calendar-days',
  days: '',
  document: 'always',
  goods: [],
  exempt: [],
  register: 'this',
  otherName: '',
  mandate: '',
}

/** Where somebody begins: at the draft that waits, else at what holds, so that only what changes is typed. */
export function beginAt(bylaw: BylawView, part: LocalPart, today: Day): ArticleValues {
  const draft = bylaw.articles.find((one) => one.part === part && one.status === 'draft')
  const known = draft ?? periodOn(bylaw.articles, part, today)?.article
  if (!known) return empty
  const { article, text, value } = known
  const begun = { ...empty, ...valuesOf(part, value), article, text }
  // A date that has passed is nobody's wish: it is chosen again.
  return draft
    ? {
        ...begun,
        draftId: draft.id,
        publication: draft.publication,
        from: draft.from > today ? draft.from : '',
      }
    : begun
}

function valuesOf(part: LocalPart, value: ArticleView['value']): Partial<ArticleValues> {
  if (value === null) return {}
  switch (part) {
    case 'holding':
      return { unit: value['unit'] as string, days: String(value['days']) }
    case 'document': {
      const document = value['document'] as 'always' | Category[]
      return document === 'always' ? { document } : { document: 'some', goods: document }
    }
    case 'exemption':
      return { exempt: value['exempt'] as Category[] }
    case 'designation':
      return {
        register: value['register'] as string,
        otherName: (value['otherName'] as string | undefined) ?? '',
        mandate: (value['mandate'] as string | undefined) ?? '',
      }
    default:
      return {}
  }
}

/** What is sent: only the fields of the part. An empty day is sent as it is, and comes back with its sentence. */
export function toArticle(values: ArticleValues, municipality: string, part: LocalPart) {
  const { status, article, text, from, until, publication, reason, draftId } = values
  const always = {
    municipality,
    part,
    status,
    article,
    text,
    from,
    until: until || null,
    publication,
    reason: reason.replaceAll('\n', ' '),
    draftId: status === 'in-force' ? draftId : null,
  }
  switch (part) {
    case 'holding':
      return { ...always, unit: values.unit, days: values.days === '' ? -1 : values.days.replace(',', '.') }
    case 'document':
      return { ...always, document: values.document === 'always' ? 'always' : inOrder(values.goods) }
    case 'exemption':
      return { ...always, exempt: inOrder(values.exempt) }
    case 'designation': {
      const { register, otherName, mandate } = values
      return { ...always, register, otherName, mandate }
    }
    default:
      return always
  }
}

const inOrder = (chosen: readonly Category[]) => categories.filter((category) => chosen.includes(category))
