/** The screens of effect. */
export const effectRoutes = [] as const
