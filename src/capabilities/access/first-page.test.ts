import { expect, test } from 'vitest'
import { pageAfterSignIn } from './first-page.ts'

test.each([
  [{}, '/app/treffers'],
  [{ language: 'en' as const }, '/app/treffers?taal=en'],
  [
    { returnTo: '/app/treffers?besluit=confirmed', language: 'en' as const },
    '/app/treffers?besluit=confirmed&taal=en',
  ],
  [
    { returnTo: '/app/aangiften/0198c0de-0000-7000-8000-000000000000' },
    '/app/aangiften/0198c0de-0000-7000-8000-000000000000',
  ],
  [{ returnTo: 'https://elsewhere.example/app/' }, '/app/treffers'],
  [{ returnTo: '//elsewhere.example' }, '/app/treffers'],
  [{ returnTo: '/app/\\elsewhere.example' }, '/app/treffers'],
  [{ returnTo: '/app/\r\nset-cookie: a=b' }, '/app/treffers'],
])('after signing in %j goes to %s', (asked, page) => {
  expect(pageAfterSignIn('detective', asked)).toBe(page)
})
