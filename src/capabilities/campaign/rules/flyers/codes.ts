/** What a campaign hands out: each says one thing. */
export const papers = ['check-first', 'why-id', 'no-fence'] as const
export type PaperCode = (typeof papers)[number]

export const paperFormats = ['flyer-a5', 'folder-a4', 'poster-a4', 'poster-a3'] as const
export type PaperFormat = (typeof paperFormats)[number]

/** Where papers lie or hang. */
export const placeKinds = ['library', 'town-hall', 'shop', 'letterbox', 'market', 'school', 'other'] as const
export type PlaceKind = (typeof placeKinds)[number]
