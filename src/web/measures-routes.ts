/** The screens of measures. */
export const measuresRoutes = [] as const
