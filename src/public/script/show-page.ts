type View = { title: string; language: string; nodes: ChildNode[] }

// In memory alone: going back shows what was there, a new visit shows nothing.
const views = new Map<number, View>()
let current = 0

function leave(): void {
  const nodes = [...document.body.childNodes]
  views.set(current, { title: document.title, language: document.documentElement.lang, nodes })
}

function show(view: View): void {
  document.title = view.title
  document.documentElement.lang = view.language
  document.body.replaceChildren(...view.nodes)
}

/** Puts a fetched page in the place of the one that is shown, and moves the focus to its answer. Back undoes it. */
export function showPage(page: Document): void {
  leave()
  current += 1
  history.pushState({ view: current }, '')
  const nodes = [...page.body.childNodes].map((node) => document.adoptNode(node))
  show({ title: page.title, language: page.documentElement.lang, nodes })
  window.scrollTo(0, 0)
  const answer = document.querySelector<HTMLElement>('[data-answer]') ?? document.querySelector('h1')
  answer?.focus({ preventScroll: true })
}

/** Going back and forward between pages that were put in place of each other. */
export function followHistory(shown: () => void): void {
  history.replaceState({ view: 0 }, '')
  addEventListener('popstate', ({ state }: PopStateEvent) => {
    const wanted = (state as { view?: number } | null)?.view ?? 0
    const view = views.get(wanted)
    if (!view || wanted === current) return
    leave()
    current = wanted
    show(view)
    shown()
  })
}
