import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { main } from './main.ts'

const said: string[] = []
vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line))
afterEach(() => {
  said.length = 0
})

test.each([[['--help']], [['-h']], [[]]])('%j lists every command there is', async (args) => {
  expect(await main(args)).toBe(0)
  const files = readdirSync(join(import.meta.dirname, 'commands')).filter((name) => !name.includes('.test.'))
  expect(files.length).toBeGreaterThan(3)
  for (const file of files)
    expect(said.join('\n')).toMatch(new RegExp(`^ {2}${file.replace('.ts', '')} `, 'm'))
})

test.each(['vergeet', 'constructor', 'Serve'])('"%s" is no command: exit 2 with the list', async (name) => {
  expect(await main([name])).toBe(2)
  expect(said.join('\n')).toContain(`no command "${name}"`)
  expect(said.join('\n')).toContain('migrate')
})

test('an unknown option is named, without a stack', async () => {
  expect(await main(['migrate', '--fast'])).toBe(2)
  expect(said.join('\n')).toMatch(/^helder migrate: Unknown option '--fast'/)
  expect(said.join('\n')).not.toContain('node:internal')
})
