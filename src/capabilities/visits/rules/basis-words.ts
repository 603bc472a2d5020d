/** The article with where it was published; the law of the country says that itself. */
export function basisWords({ article, publication }: { article: string; publication: string }): string {
  return article.endsWith(publication) ? article : `${article}, ${publication}`
}
