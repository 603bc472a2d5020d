import type { Transaction } from '../../../platform/database.ts'
import type { ArticleView, BylawView, FocusView } from './contract.ts'

type Where = ReturnType<Transaction>
type Placed<T> = T & { municipality: string }
type ArticleRow = Omit<ArticleView, 'enteredAt'> & { enteredAt: Date }

/** The rules of all municipalities as they are entered, or of one. Texts of some hundred articles: one query each. */
export async function listBylaws(tx: Transaction, municipality: string | null): Promise<BylawView[]> {
  const here: Where = municipality === null ? tx`true` : tx`municipality = ${municipality}`
  const places = await tx<{ slug: string; name: string; mayWrite: boolean }[]>`
    select slug, name, policy.decides_for(slug) as "mayWrite" from (select *, slug as municipality from policy.municipality) m where ${here} order by name`
  const articles = await tx<Placed<ArticleRow>[]>`
    select municipality, id, part, status, article, body as text, valid_from as from, valid_until as until, publication,
           value, reason, entered_at as "enteredAt", entered_by_name as "enteredBy"
      from policy.bylaw_article where settled_at is null and ${here} order by valid_from desc, id desc`
  const focus = await readFocus(tx, here)
  const mandates = await tx<Placed<BylawView['mandates'][number]>[]>`
    select municipality, office, decree, valid_from as from, valid_until as until
      from policy.mandates() where ${here} order by valid_from desc`
  return places.map(({ slug, name, mayWrite }) => ({
    municipality: slug,
    name,
    mayWrite,
    articles: of(slug, articles).map((article) => ({
      ...article,
      enteredAt: article.enteredAt.toISOString(),
      enteredBy: mayWrite ? article.enteredBy : null,
    })),
    focus: of(slug, focus),
    mandates: of(slug, mandates),
  }))
}

/** The decisions of the triangle per municipality, for `isFocus`. */
export async function listFocus(tx: Transaction): Promise<Map<string, FocusView[]>> {
  return Map.groupBy(await readFocus(tx, tx`true`), ({ municipality }) => municipality)
}

async function readFocus(tx: Transaction, where: Where): Promise<Placed<FocusView>[]> {
  return await tx<Placed<FocusView>[]>`
    select municipality, id, kinds, decided_on as "decidedOn", valid_from as from, recorded_in as "recordedIn"
      from policy.focus_decision where ${where} order by valid_from desc, id desc`
}

function of<T>(slug: string, rows: readonly Placed<T>[]): T[] {
  return rows.flatMap((row) => {
    const { municipality, ...rest } = row
    return municipality === slug ? [rest as T] : []
  })
}
