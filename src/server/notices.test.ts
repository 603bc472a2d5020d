import { afterAll, beforeAll, expect, test } from 'vitest'
import { testHelder, type TestHelder } from '../../tests/helder.ts'

let helder: TestHelder
beforeAll(async () => {
  helder = await testHelder()
})
afterAll(() => helder.stop())

test('a browser gets a page that says where it is, a program gets problem+json', async () => {
  const page = await helder.nobody.get('/bestaat-niet', { accept: 'text/html' })
  expect(page).toMatchObject({ status: 404 })
  expect(page.headers['content-type']).toContain('text/html')
  expect(page.text).toContain('<h1')
  const program = await helder.nobody.get('/bestaat-niet')
  expect(program.headers['content-type']).toContain('application/problem+json')
  // Data stay data, whatever the browser says it likes.
  const api = await helder.nobody.get('/v1/bestaat-niet', { accept: 'text/html' })
  expect(api.headers['content-type']).toContain('application/problem+json')
})
