import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { html, raw } from './html.ts'

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '`onload=alert(1)`',
  '</title><svg/onload=alert(1)>',
  '<!--<b>',
  '&lt;script&gt;',
]

/** Text that would open a tag or leave a quoted attribute. */
const breaksOut = (text: string) => /[<>"'`]/.test(text)

test.each(hostile)('keeps %s in its place, as text and in an attribute', (value) => {
  const made = String(html`<p title="${value}">${value}</p>`)
  const [, attribute, content] = /^<p title="(.*)">(.*)<\/p>$/.exec(made) as unknown as string[]
  expect(breaksOut(attribute as string)).toBe(false)
  expect(breaksOut(content as string)).toBe(false)
})

test('control: the same strings pasted without the tag do break out', () => {
  for (const value of hostile.slice(0, 6)) expect(breaksOut(value)).toBe(true)
})

test('an escaped ampersand shows what was typed', () => {
  expect(String(html`${'&lt;'}`)).toBe('&amp;lt;')
})

test('markup made by the tag is not escaped twice, lists are joined and nothing is left for no value', () => {
  const rows = ['a', '<b>'].map((name) => html`<li>${name}</li>`)
  expect(String(html`<ul>${rows}${false}${null}${undefined}</ul>`)).toBe(
    '<ul><li>a</li><li>&lt;b&gt;</li></ul>',
  )
  expect(String(html`${raw`<br>`}${0}`)).toBe('<br>0')
})

test('an object that only looks like markup is refused by its class, not trusted by its shape', () => {
  const forged = JSON.parse('{"text":"<script>"}')
  expect(() => String(html`${forged}`)).toThrow('part.map is not a function')
})

const unquoted = /=\$\{/
test('no template of the public site leaves an attribute unquoted', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.'),
  )
  expect(files.length).toBeGreaterThan(3)
  for (const name of files)
    expect(readFileSync(`${import.meta.dirname}/${name}`, 'utf8')).not.toMatch(unquoted)
})

test('control: an unquoted attribute is found', () => {
  expect('<a href=${link}>').toMatch(unquoted)
})
