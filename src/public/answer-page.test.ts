import { describe, expect, test } from 'vitest'
import type { CheckAnswer, NotValidReason } from '../capabilities/check/public.ts'
import { notValidReasons } from '../capabilities/check/contract.ts'
import { answerPage, type AnswerView } from './answer-page.ts'
import { html } from './html.ts'

const now = new Date('2026-11-24T13:05:00Z')
const nl = { locale: 'nl', demo: true } as const
const en = { locale: 'en', demo: true } as const
const imei: CheckAnswer = {
  result: 'not-registered',
  dataUntil: now,
  kind: 'imei',
  shown: '35 675904 012345 8',
  canonical: '356759040123458',
}
const view = (outcome: AnswerView['outcome'], asked = '356759040123458'): AnswerView => ({
  asked,
  outcome,
  now,
})
/** Text as a reader sees it. */
const readable = (page: string) =>
  page
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,])/g, '$1')

describe('an answer', () => {
  test('yes: what it means, what to do, whom to call, and nothing about who offers it', () => {
    const text = readable(
      answerPage(
        nl,
        view({ ...imei, result: 'registered-stolen', kind: 'frame', shown: 'BA 4187326' }, 'ba4187326'),
      ),
    )
    for (const said of [
      'Geregistreerd als gestolen - Helder',
      'BA 4187326 Framenummer van een fiets',
      'Dit nummer staat geregistreerd als gestolen. Dat zegt niets over wie het nu aanbiedt.',
      'tot vandaag, 14:05',
      'Koop het niet. Houd niemand tegen.',
      'Bel de politie: 0900-8844',
    ])
      expect(text).toContain(said)
  })

  test('not found: never a promise, with the steps that fit the goods', () => {
    const phone = readable(answerPage(nl, view(imei)))
    expect(phone).toContain('Niet gevonden in de gegevens tot vandaag, 14:05.')
    expect(phone).toContain('Dat is geen garantie')
    expect(phone).toContain('*#06#')
    const bicycle = readable(answerPage(nl, view({ ...imei, kind: 'frame' })))
    expect(bicycle).toContain('reservesleutel')
    expect(bicycle).not.toContain('*#06#')
  })

  test('names the day when the data are not of today', () => {
    const yesterday = { ...imei, dataUntil: new Date('2026-11-23T21:59:00Z') }
    expect(readable(answerPage(nl, view(yesterday)))).toContain('tot maandag 23 november 2026, 22:59')
    expect(readable(answerPage(en, view(yesterday)))).toContain('until Monday 23 November 2026, 22:59')
  })

  test('can not be right: says why in words for each reason, in both languages, and keeps what was typed', () => {
    const sentences = new Set<string>()
    for (const reason of notValidReasons satisfies readonly NotValidReason[]) {
      for (const context of [nl, en]) {
        const page = answerPage(context, view({ ...imei, result: 'not-valid', reason }, 'typed-before'))
        expect(page).toContain('value="typed-before"')
        const [, why] = /<h1[^>]*>[^<]*<\/h1><p>([^<]+)<\/p>/.exec(page) ?? []
        sentences.add(why ?? '')
      }
    }
    expect(sentences.size).toBe(notValidReasons.length * 2)
    expect([...sentences].every((sentence) => sentence.length > 20)).toBe(true)
  })

  test('a model number is told apart: whose number it is, and where the own number stands', () => {
    const page = answerPage(nl, view({ ...imei, kind: 'gtin', result: 'not-valid', reason: 'model-number' }))
    expect(readable(page)).toContain('Dit nummer is van het model, niet van dit ene goed.')
    expect(page).toContain('/public/drawings/tool.svg')
    expect(page).toMatch(/alt="Accuboormachine[^"]+"/)
  })

  test('no answer: says neither yes nor no, and keeps the number for another try', () => {
    const page = answerPage(nl, view({ ok: false, reason: 'check-data-stale' }))
    expect(readable(page)).toContain('Wij kunnen nu geen antwoord geven.')
    expect(readable(page)).not.toMatch(/niet geregistreerd als gestolen|Niet gevonden/)
    expect(page).toContain('name="nummer" value="356759040123458"')
  })

  test('work first: hands the challenge to the script, and has a sentence for who has none', () => {
    const page = answerPage(nl, view({ ok: false, reason: 'work-needed', challenge: 'a.b"c', bits: 17 }))
    expect(page).toContain('data-challenge="a.b&quot;c" data-bits="17"')
    expect(page).toMatch(/data-no-script>.*JavaScript/)
  })
})

describe('every answer', () => {
  const outcomes: AnswerView['outcome'][] = [
    imei,
    { ...imei, result: 'registered-stolen' },
    { ...imei, result: 'not-valid', reason: 'check-digit' },
    { ok: false, reason: 'check-data-stale' },
    { ok: false, reason: 'work-needed', challenge: 'c', bits: 1 },
    { ok: false, reason: 'empty' },
  ]

  test('has one h1 that takes the focus, and keeps the number out of every address', () => {
    for (const outcome of outcomes) {
      const page = answerPage(nl, view(outcome))
      expect(page.match(/<h1 tabindex="-1" autofocus/g)).toHaveLength(1)
      for (const [, href] of page.matchAll(/(?:href|action|src)="([^"]*)"/g))
        expect(href).not.toContain('3567590')
    }
  })

  test('shows a hostile number as text', () => {
    const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    for (const outcome of outcomes) {
      const page = answerPage(nl, view('ok' in outcome ? outcome : { ...outcome, shown: hostile }, hostile))
      expect(page).not.toMatch(/<script>|<img src=x/)
      expect(page).toContain('&lt;script&gt;')
    }
  })

  test('takes sections of others in their places', () => {
    const page = answerPage(nl, view(imei), [
      { place: 'link', markup: html`<a>LINK</a>` },
      { place: 'more', markup: html`<p>MORE</p>` },
      { place: 'deed', markup: html`<p>DEED</p>` },
    ])
    const order = ['geen garantie', 'DEED', 'Doe ook dit', 'MORE', 'LINK', 'Controleer een ander nummer']
    const places = order.map((text) => page.indexOf(text))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(places).not.toContain(-1)
  })
})
