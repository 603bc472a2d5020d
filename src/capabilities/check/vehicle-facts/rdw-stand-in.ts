import type { App } from '../../../platform/app.ts'

type Row = Record<string, string>

/** Made-up vehicles in the form of the real data set. */
const vehicles: readonly Row[] = [
  row('GB123K', 'VOLKSWAGEN', 'GOLF', 'GRIJS', '20150312', 'Personenauto'),
  row('XT001V', 'TOYOTA', 'AYGO', 'ROOD', '20190604', 'Personenauto'),
  row('DVZ12X', 'PIAGGIO', 'ZIP', 'N.v.t.', '20210517', 'Bromfiets'),
  row('9XXX99', 'KIP', 'KK 39', 'Niet geregistreerd', '20080401', 'Aanhangwagen'),
]

/** What the data set answers for a plate: one row or none. */
export function answerAsRdw(plate: string): Row[] {
  return vehicles.filter(({ kenteken }) => kenteken === plate)
}

export const RDW_STAND_IN_PATH = '/demo/rdw/m9d7-ebf2.json'

/** Demo only: the vehicle register, played by our own server, so that a walk through needs nobody else. */
export function rdwStandInRoute(app: App): void {
  app.get(RDW_STAND_IN_PATH, { schema: { hide: true } }, async (request, reply) => {
    const { kenteken } = request.query as { kenteken?: unknown }
    return reply.type('application/json; charset=utf-8').send(answerAsRdw(String(kenteken)))
  })
}

function row(
  kenteken: string,
  merk: string,
  handelsbenaming: string,
  eerste_kleur: string,
  datum_eerste_toelating: string,
  voertuigsoort: string,
): Row {
  return { kenteken, voertuigsoort, merk, handelsbenaming, datum_eerste_toelating, eerste_kleur }
}
