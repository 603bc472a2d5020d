import type { CaseHead, CaseInput, MeetingView } from '../src/capabilities/triangle/contract.ts'
import type { Client, TestHelder } from './helder.ts'

/** The branch of the demo's dealer in Enschede, as the inventory has it. */
export async function demoDealerId({ admin }: Pick<TestHelder, 'admin'>): Promise<string> {
  const [row] = await admin<{ id: string }[]>`
    select d.id from programme.dealer d join access.branch b on b.branch_number = d.branch_number
     where b.organisation_id = 'dealer:99000001' and d.municipality = 'enschede'`
  return row!.id
}

/** A case as an officer types it. */
export function caseInput(dealerId: string, over: Partial<CaseInput> = {}): CaseInput {
  return {
    dealerId,
    caseFileId: null,
    asked: 'Stem in met een gezamenlijke controle in december.',
    facts: [
      {
        on: '2026-10-12',
        text: 'Drie telefoons stonden niet in het register.',
        source: 'other',
        sourceId: null,
        sourceWords: 'Verslag van de toezichthouder',
      },
    ],
    done: 'Gesprek op 3 november, daarna een waarschuwing.',
    partners: { municipality: 'Kan een last opleggen.', police: 'Kan meegaan.', prosecution: '' },
    options: [{ text: 'Samen controleren', consequence: 'Kost een middag, geeft zekerheid.' }],
    proposal: 'Samen controleren in de week van 7 december.',
    ...over,
  }
}

/** What an answer holds; throws when the deed did not go through. */
export function made<T>({ status, body, text }: Awaited<ReturnType<Client['post']>>): T {
  if (status !== 200 && status !== 201) throw new Error(`${status} ${text}`)
  return body as T
}

/** A meeting of some municipalities, planned by a mayor's office. */
export async function planMeeting(
  mayor: Client,
  heldOn: string,
  municipalities = ['enschede'],
): Promise<MeetingView> {
  const plan = {
    heldOn,
    begins: '09:30',
    place: 'Stadhuis, kamer 2.14',
    municipalities,
    prosecutionId: 'prosecution:oost-nederland',
  }
  return made(await mayor.post('/v1/triangle-meetings', plan))
}

/** Puts a case on an agenda. */
export async function schedule(
  mayor: Client,
  meeting: { id: string },
  one: Pick<CaseHead, 'id' | 'version'>,
): Promise<MeetingView> {
  return made(
    await mayor.post(`/v1/triangle-meetings/${meeting.id}/cases`, { caseId: one.id, version: one.version }),
  )
}
