import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dealerCounts } from '../../../../seeds/inventory.ts'
import { baseTeams, municipalities } from '../../../../seeds/twente.ts'
import { type Client, testHelder, type TestHelder } from '../../../../tests/helder.ts'
import type { BaseTeam } from './contract.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

async function teamsOf(client: Client): Promise<BaseTeam[]> {
  const { status, body } = await client.get('/v1/base-teams')
  expect(status).toBe(200)
  return (body as { items: BaseTeam[] }).items
}
const teamOf = (teams: BaseTeam[], slug: string) => teams.find((team) => team.slug === slug)!
const dealersOf = ({ states }: BaseTeam) => states.reduce((sum, { count }) => sum + count, 0)

describe('base teams', () => {
  it('have their municipalities, and for the programme every dealer once', async () => {
    const teams = await teamsOf(await helder.as('programme-officer'))
    expect(teams.map(({ slug }) => slug)).toEqual(baseTeams.map(({ slug }) => slug))
    for (const team of teams) {
      const own = municipalities.filter(({ baseTeam }) => baseTeam === team.slug)
      expect(team.municipalities.map(({ municipality }) => municipality)).toEqual(own.map(({ slug }) => slug))
      expect(dealersOf(team)).toBe(own.reduce((sum, { slug }) => sum + dealerCounts[slug]!, 0))
    }
    expect(teams.some(({ isOwn }) => isOwn)).toBe(false)
  })

  it('are marked for their own police, and count the dealers of the own area alone', async () => {
    const teams = await teamsOf(await helder.token('fencing-specialist', 'base-team:twente-noord'))
    expect(teams.filter(({ isOwn }) => isOwn).map(({ slug }) => slug)).toEqual(['twente-noord'])
    expect(teams.filter((team) => dealersOf(team) > 0).map(({ slug }) => slug)).toEqual(['twente-noord'])
  })

  it('never give the duty address', async () => {
    const { text } = await (await helder.as('programme-officer')).get('/v1/base-teams')
    expect(text).not.toContain('@')
  })
})

describe('fencing specialists', () => {
  it('are named with who stands in, as long as their appointments last', async () => {
    const officer = await helder.as('municipal-officer')
    const enschede = async () => teamOf(await teamsOf(officer), 'enschede').specialists
    expect(await enschede()).toMatchObject([{ name: 'Bram Denkbeeld', standsInFor: null }])
    const teams = await teamsOf(officer)
    expect(teamOf(teams, 'twente-oost').specialists).toEqual([])
    expect(teamOf(teams, 'twente-noord').specialists).toEqual([
      { name: 'Teun Verbeeld', since: '2025-02-01', standsInFor: null, until: null },
    ])

    const [standIn] = await helder.admin<{ id: string }[]>`
      insert into access.appointment (account_id, organisation_id, role, given_by, stands_in_for, ends_at)
      select d.id, 'base-team:enschede', 'fencing-specialist', 'test', s.id, now() + interval '9 days'
        from access.account d, access.account s where d.demo_role = 'detective' and s.demo_role = 'fencing-specialist'
      returning id`
    expect(await enschede()).toMatchObject([
      { name: 'Bram Denkbeeld' },
      { name: 'Chadia Verzonnen', standsInFor: 'Bram Denkbeeld' },
    ])
    await helder.admin`
      update access.appointment set taken_at = now(), taken_by = 'test' where id = ${standIn!.id}`
    expect(await enschede()).toHaveLength(1)
  })

  it('are for who works on dealers: not for the coordinator, other police roles stay inside the team', async () => {
    expect((await (await helder.as('programme-coordinator')).get('/v1/base-teams')).status).toBe(403)
    expect((await (await helder.as('auditor')).get('/v1/base-teams')).status).toBe(403)
    expect((await helder.nobody.get('/v1/base-teams')).status).toBe(401)
    const { text } = await (await helder.as('municipal-lawyer')).get('/v1/base-teams')
    expect(text).not.toContain('Chadia Verzonnen')
    // An office whose mandates are over works on no dealers: behind the door there is nobody for it either.
    const programme = await helder.as('programme-officer')
    expect(teamOf(await teamsOf(programme), 'enschede').specialists).toHaveLength(1)
    await helder.admin`update programme.mandate set valid_until = '2025-12-31'`
    const after = await teamsOf(programme)
    expect(after.flatMap((team) => [...team.specialists, ...team.states])).toEqual([])
  })
})
