import type { Guest, MeetingCounts } from '../contract.ts'

type Counted = Pick<Guest, 'invitedOn' | 'answer' | 'people' | 'isThere' | 'ownerSince'>

/** How many were invited, come, came and are connected, out of the guests of one meeting. */
export function countGuests(guests: readonly Counted[]): MeetingCounts {
  const coming = guests.filter(({ answer }) => answer === 'comes')
  const came = guests.filter(({ isThere }) => isThere)
  return {
    invited: guests.filter(({ invitedOn }) => invitedOn !== null).length,
    coming: coming.length,
    peopleComing: coming.reduce((sum, { people }) => sum + (people ?? 1), 0),
    came: came.length,
    connected: came.filter(({ ownerSince }) => ownerSince !== null).length,
  }
}
