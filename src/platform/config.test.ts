import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig, requireMode } from './config.ts'

function problems(env: Record<string, string>): string[] {
  try {
    readConfig(env)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as ConfigError).problems
  }
}

describe('settings', () => {
  test('have defaults for a laptop, also when they are empty', () => {
    const expected = {
      port: 3000,
      dataDir: resolve('.data'),
      mode: undefined,
      baseUrl: 'http://localhost:3000',
      logName: 'helder-demo.example',
      trustProxy: false,
      databaseUrl: undefined,
    }
    expect(readConfig({})).toMatchObject(expected)
    expect(readConfig({ PORT: '', HELDER_DATA: '', HELDER_MODE: '', DATABASE_URL: '' })).toMatchObject(
      expected,
    )
  })

  test.each([
    ['false', false],
    ['true', true],
    ['2', 2],
    ['10.0.0.1, 10.1.0.0/16', ['10.0.0.1', '10.1.0.0/16']],
  ])('trust the proxy %s', (value, expected) => {
    expect(readConfig({ HELDER_TRUST_PROXY: value }).trustProxy).toEqual(expected)
  })

  test('the port is in the address, and an own address loses its last slash', () => {
    expect(readConfig({ PORT: '3001' }).baseUrl).toBe('http://localhost:3001')
    expect(readConfig({ HELDER_BASE_URL: 'https://helder.example/' }).baseUrl).toBe('https://helder.example')
  })

  test.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '3000x'],
    ['HELDER_MODE', 'test'],
    ['DATABASE_URL', 'mysql://localhost/helder'],
    ['HELDER_APP_DATABASE_URL', 'localhost'],
    ['HELDER_BASE_URL', 'helder.example'],
    ['HELDER_LOG_NAME', 'https://helder.example'],
    ['HELDER_LOG_NAME', 'a b'],
    ['HELDER_TRUST_PROXY', 'yes'],
    ['HELDER_SMTP_URL', 'mail.example:25'],
    ['HELDER_MAIL_FROM', 'helder'],
    ['HELDER_RDW_URL', 'opendata.rdw.nl'],
    ['HELDER_KVK_URL', 'api.kvk.nl'],
    ['HELDER_KVK_KEY', 'a b'],
    ['HELDER_KVK_GENERATION', '3'],
  ])('%s=%s is refused by name', (name, value) => {
    expect(problems({ [name]: value })).toEqual([
      expect.stringMatching(new RegExp(`^${name} must be .*\\.$`)),
    ])
  })

  test('every wrong one is named at once, and no value, which may be a secret, is repeated', () => {
    const said = problems({ PORT: 'x', HELDER_MODE: 'y', DATABASE_URL: 'mysql://u:canary@h/d' })
    expect(said.map((line) => line.split(' ')[0])).toEqual(['PORT', 'HELDER_MODE', 'DATABASE_URL'])
    expect(said.join()).not.toContain('canary')
  })

  test('serving needs a mode', () => {
    expect(() => requireMode(readConfig({}))).toThrow('HELDER_MODE')
    expect(requireMode(readConfig({ HELDER_MODE: 'demo' })).mode).toBe('demo')
  })
})
