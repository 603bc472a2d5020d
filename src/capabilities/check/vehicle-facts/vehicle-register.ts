import type { Refusal } from '../../../kernel/result.ts'
import { readAnswer } from '../../../platform/read-answer.ts'
import { readVehicleRows, type VehicleFacts } from '../rules/vehicle-row.ts'

export type VehicleAnswer = { ok: true; facts: VehicleFacts | null } | Refusal<'vehicle-register-unavailable'>

/** The port to the national vehicle register. */
export type VehicleRegister = {
  /** Facts about a Dutch plate in canonical form; null facts when the register doesn't know the plate. Never throws. */
  find: (plate: string) => Promise<VehicleAnswer>
}

/** Someone is waiting for the answer about theft: facts on the side may not hold it up for longer. */
const TIMEOUT_MS = 1_500
const ANSWER_BYTES_MAX = 65_536
const COLUMNS = 'kenteken,merk,handelsbenaming,eerste_kleur,datum_eerste_toelating,voertuigsoort'
const UNAVAILABLE = { ok: false, reason: 'vehicle-register-unavailable' } as const

/** The real data set; production asks here unless HELDER_RDW_URL says otherwise. */
export const RDW_URL = 'https://opendata.rdw.nl/resource/m9d7-ebf2.json'

/** Asks a Socrata data set of the RDW's form. Nothing about who asks goes along, and nothing is kept. */
export function openVehicleRegister({
  url,
  timeout_ms = TIMEOUT_MS,
}: {
  url: string
  timeout_ms?: number
}): VehicleRegister {
  return {
    async find(plate) {
      const asked = new URL(url)
      asked.searchParams.set('kenteken', plate)
      asked.searchParams.set('$select', COLUMNS)
      asked.searchParams.set('$limit', '1')
      try {
        const signal = AbortSignal.timeout(timeout_ms)
        const answer = await fetch(asked, {
          signal,
          redirect: 'error',
          headers: { accept: 'application/json' },
        })
        const text = await readAnswer(answer, ANSWER_BYTES_MAX)
        if (!answer.ok || text === undefined) return UNAVAILABLE
        const facts = readVehicleRows(JSON.parse(text), plate)
        return facts === undefined ? UNAVAILABLE : { ok: true, facts }
      } catch (error) {
        // Away, too slow, cut off or not JSON: all of them mean that there are no facts to show now.
        if (error instanceof TypeError || error instanceof SyntaxError || error instanceof DOMException)
          return UNAVAILABLE
        throw error
      }
    },
  }
}
