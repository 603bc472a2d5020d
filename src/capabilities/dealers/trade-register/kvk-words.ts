import { z } from 'zod'
import { type Day, isDay } from '../../../kernel/dates.ts'
import type { TradeAddress } from './contract.ts'

/** Control characters, and the marks that turn the direction of text around, have no place in a name or an address. */
const unprintable = /[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g
const LINE_CHARACTERS_MAX = 500

/** A line of theirs. */
export const said = z
  .string()
  .max(LINE_CHARACTERS_MAX)
  .transform((text) => text.replaceAll(unprintable, ' ').trim())
/** One that may be left out. */
export const unsaid = said.nullish().transform((text) => text || null)

/** "Ja" and "Nee"; null: it doesn't say. */
export function yesOrNo(word: string | null): boolean | null {
  if (word === null) return null
  return /^ja$/i.test(word)
}

/** "20260115"; a day may be unknown in it ("20260100"), and is then not a day for us. */
export function dayOf(text: string | null): Day | null {
  const written = text?.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')
  return written !== undefined && isDay(written) ? written : null
}

type Written = {
  straatnaam?: string | null
  huisnummer?: number | string | null | undefined
  huisletter?: string | null
  huisnummerToevoeging?: string | null
  postcode?: string | null
  plaats?: string | null
}

/** An address in the Netherlands; null without a street and a town. */
export function domestic(written: Written): TradeAddress | null {
  const { straatnaam, huisnummer, huisletter, huisnummerToevoeging, postcode, plaats } = written
  if (!straatnaam || !plaats) return null
  const number = [`${huisnummer ?? ''}${huisletter ?? ''}`, huisnummerToevoeging].filter(Boolean).join(' ')
  const code = postcode
    ?.replaceAll(' ', '')
    .toUpperCase()
    .replace(/^(\d{4})([A-Z]{2})$/, '$1 $2')
  return {
    kind: 'domestic',
    street: straatnaam,
    houseNumber: number || null,
    postcode: code || null,
    town: plaats,
  }
}
