/** A retention for a sentence: whole years where it is so many, else months. */
export function retentionValues(months: number): { years: number; months: number } {
  return { years: months % 12 === 0 ? months / 12 : 0, months }
}
