/** The screens of visits. */
export const visitsRoutes = [] as const
