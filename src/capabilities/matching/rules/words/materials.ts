import { known, table } from './tokens.ts'

const materials = table(`
gold: goud gouden geelgoud witgoud rosegoud karaat kt krt gold golden carat karat
silver: zilver zilveren sterling
platinum: platina platinum
palladium:
steel: staal stalen edelstaal rvs stainless
titanium: titaan
plated: verguld verzilverd double doublé goldplated
copper: koper koperen
brass: messing
bronze: brons bronzen
aluminium: aluminum alu
carbon: carbonframe
leather: leer leren leder
lead: lood loden
zinc: zink
`)

const stones = table(`
diamond: diamant diamanten diamantje diamantjes briljant briljanten briljantje briljantjes diamonds brilliant
sapphire: saffier saffieren
ruby: robijn robijnen
emerald: smaragd smaragden
pearl: parel parels pareltje parelketting pearls
zirconia: zirkonia zirkonias
opal: opaal opalen
topaz: topaas
amethyst: amethist
garnet: granaat granaten
amber: barnsteen barnstenen
coral: koraal bloedkoraal bloedkoralen
turquoise: turkoois
onyx: onix
aquamarine: aquamarijn
moonstone: maansteen
citrine: citrien
peridot: olivijn
`)

/** What a thing is made of, as far as a text says. */
export function materialsIn(text: string | null | undefined): Set<string> {
  return known(materials, text)
}

/** The stones that a text names. */
export function stonesIn(text: string | null | undefined): Set<string> {
  return known(stones, text)
}

/** True for a word that says material or stone: it counts as that and not again as a word. */
export function isMaterialWord(token: string): boolean {
  return Object.hasOwn(materials, token) || Object.hasOwn(stones, token)
}

/** Grams in free text: "12,4 gram", "3.5gr", "1,2 kg". */
export function gramsIn(text: string | null | undefined): number | null {
  const match = /(?<![\d.,])(\d{1,6}(?:[.,]\d{1,3})?)\s*(kg|kilo|gram|gr|g)\b/i.exec(
    text?.slice(0, 2000) ?? '',
  )
  if (!match) return null
  const amount = Number(match[1]!.replace(',', '.'))
  return amount * (/^k/i.test(match[2]!) ? 1000 : 1)
}
