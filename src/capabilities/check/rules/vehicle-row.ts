import { z } from 'zod'
import { type Day, isDay } from '../../../kernel/dates.ts'

/** What the vehicle register of the RDW says openly about a Dutch plate. Whether it is stolen is not open data. */
export type VehicleFacts = {
  brand: string | null
  model: string | null
  colour: string | null
  firstAdmittedOn: Day | null
  /** The register's own Dutch word: Personenauto, Bromfiets, ... */
  kind: string | null
}

const FIELD_CHARACTERS_MAX = 100
const text = z.string().max(FIELD_CHARACTERS_MAX).optional()

/** The rows of data set m9d7-ebf2 (opendata.rdw.nl, Socrata) for one plate: those of the fields that are shown. */
const rows = z
  .array(
    z.object({
      kenteken: z.string(),
      merk: text,
      handelsbenaming: text,
      eerste_kleur: text,
      datum_eerste_toelating: text,
      voertuigsoort: text,
    }),
  )
  .max(1)

/** Reads an answer for a plate: null when the register doesn't know it, undefined when it is no answer to our question. */
export function readVehicleRows(body: unknown, plate: string): VehicleFacts | null | undefined {
  const read = rows.safeParse(body)
  if (!read.success) return undefined
  const [row] = read.data
  if (row === undefined) return null
  if (row.kenteken !== plate) return undefined
  return {
    brand: said(row.merk),
    model: said(row.handelsbenaming),
    colour: said(row.eerste_kleur),
    firstAdmittedOn: dayOf(row.datum_eerste_toelating),
    kind: said(row.voertuigsoort),
  }
}

/** The register writes these where it has nothing to say. */
function said(value: string | undefined): string | null {
  const word = value?.trim() ?? ''
  return /^(?:|n\.v\.t\.|niet geregistreerd)$/i.test(word) ? null : word
}

/** `20150312`: the number form of this column. */
function dayOf(value: string | undefined): Day | null {
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(value ?? '') ?? []
  const written = `${year}-${month}-${day}`
  return isDay(written) ? written : null
}
