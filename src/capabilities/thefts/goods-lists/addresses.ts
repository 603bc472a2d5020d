import { z } from 'zod'

/** What stands in an address of a list, and of one of its items. */
export const byList = z.object({ id: z.uuid() })
export const byItem = z.object({ id: z.uuid(), itemId: z.uuid() })
export const byPicture = z.object({ id: z.uuid(), pictureId: z.uuid() })
