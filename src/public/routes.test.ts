import fastify from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PolicyView } from '../capabilities/policy/contract.ts'
import { publicRoutes } from './routes.ts'

const enschede: PolicyView = { municipality: 'enschede', name: 'Enschede', baseTeam: 'enschede', rules: [] }
const app = fastify()

beforeAll(async () => {
  await app.register(publicRoutes, {
    mode: 'demo',
    today: () => '2026-11-24',
    checks: { check: () => ({ ok: false, reason: 'check-data-stale' }), dataUntil: () => null },
    listPolicies: async (municipality) =>
      [enschede].filter((one) => !municipality || one.municipality === municipality),
  })
})
afterAll(() => app.close())

describe('the public site', () => {
  test.each([
    '/',
    '/nummer-vinden',
    '/heling',
    '/waarom-legitimatie',
    '/na-een-inbraak',
    '/offline',
    '/inloggen',
    '/regels',
    '/overzicht-regel',
    '/regels/enschede',
    '/gegevens',
    '/toegankelijkheid',
  ])('serves %s in both languages without a cookie', async (url) => {
    for (const [query, lang] of [
      ['', 'nl'],
      ['?taal=en', 'en'],
      ['?taal=fr', 'nl'],
    ]) {
      const answer = await app.inject({ url: `${url}${query}` })
      expect(answer.statusCode).toBe(200)
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.body).toContain(`<html lang="${lang}">`)
    }
  })

  test('answers 404 with a page for a municipality that does not exist', async () => {
    const answer = await app.inject({ url: '/regels/%3Cscript%3E' })
    expect(answer.statusCode).toBe(404)
    expect(answer.body).toContain('Deze pagina is er niet')
    expect(answer.body).not.toContain('<script>')
  })

  test('serves every file that its pages ask for, once', async () => {
    const { body } = await app.inject({ url: '/' })
    const css = (await app.inject({ url: '/public/site.css' })).body
    const asked = [...(body + css).matchAll(/["'](\/public\/[^"']+)["']/g)].map(([, path]) => path as string)
    expect(new Set(asked).size).toBeGreaterThan(3)
    for (const url of asked) {
      const first = await app.inject({ url })
      expect(first.statusCode).toBe(200)
      const again = await app.inject({ url, headers: { 'if-none-match': first.headers.etag as string } })
      expect(again.statusCode).toBe(304)
    }
    expect((await app.inject({ url: '/public/other.css' })).statusCode).toBe(404)
  })

  test('uses only tokens that the theme has', async () => {
    const css = (await app.inject({ url: '/public/site.css' })).body
    const made = new Set([...css.matchAll(/(--[a-z0-9-]+):/g)].map(([, name]) => name))
    const used = [...css.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name]) => name)
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter((name) => !made.has(name))).toEqual([])
    expect(made.has('--no-such-token')).toBe(false)
  })
})
