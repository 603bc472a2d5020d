/** What a closed annex is opened for; its words are `purpose.<code>`. */
export const annexPurposes = ['board-meeting', 'plan-visits', 'triangle', 'account-for'] as const
export type AnnexPurpose = (typeof annexPurposes)[number]
