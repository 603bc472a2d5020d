/** The screens of overview. */
export const overviewRoutes = [] as const
