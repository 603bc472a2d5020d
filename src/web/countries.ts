import { type Locale, localeTag } from '../platform/messages/locale.ts'

// ISO 3166-1 alpha-2. The neighbours first: nearly every document at a counter here is one of these.
const first = ['NL', 'DE', 'BE']
const codes =
  'AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'.split(
    ' ',
  )
const lists = new Map<Locale, { value: string; text: string }[]>()

/** All countries by name in a language: neighbours first, then by the alphabet. */
export function countryOptions(locale: Locale): { value: string; text: string }[] {
  let list = lists.get(locale)
  if (list === undefined) {
    const names = new Intl.DisplayNames(localeTag(locale), { type: 'region' })
    const option = (value: string) => ({ value, text: names.of(value) ?? value })
    const rest = codes.map(option).sort((a, b) => a.text.localeCompare(b.text, localeTag(locale)))
    list = [...first.map(option), ...rest]
    lists.set(locale, list)
  }
  return list
}

/** The name of a country in a language. */
export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(localeTag(locale), { type: 'region' }).of(code) ?? code
}
