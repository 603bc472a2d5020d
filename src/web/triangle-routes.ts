/** The screens of triangle. */
export const triangleRoutes = [] as const
