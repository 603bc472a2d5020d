type Child = Node | string | null

/** An element with its attributes and content. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children.filter((child) => child !== null))
  return element
}

/** A button that names its deed; the main one of a view is filled. */
export function button(text: string, onClick: () => void, { main = false } = {}): HTMLButtonElement {
  const element = el(
    'button',
    { type: 'button', class: main ? 'scanner-button is-main' : 'scanner-button' },
    text,
  )
  element.addEventListener('click', onClick)
  return element
}
