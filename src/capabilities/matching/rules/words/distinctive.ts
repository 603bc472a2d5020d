import { brandWords } from './brands.ts'
import { coloursIn } from './colours.ts'
import { isMaterialWord } from './materials.ts'
import { modelWords } from './models.ts'
import { tokens } from './tokens.ts'

// Words so common in reports and registers that sharing one says nothing: kinds of goods, state, parts that come
// along, and the small words of Dutch and English.
const common = new Set(
  `
ring ringen armband ketting collier hanger oorbel oorbellen oorknop broche horloge sieraad sieraden herenring damesring
trouwring heren dames kinder kind man vrouw jongens meisjes ladies mens gold bracelet necklace earring earrings watch
fiets fietsen herenfiets damesfiets kinderfiets bike bicycle elektrische ebike racefiets stadsfiets mountainbike slot
telefoon mobiel smartphone phone mobile toestel scherm screen accu batterij lader oplader kabel hoes hoesje case doos
laptop computer tablet notebook toetsenbord muis televisie speaker camera lens tas koffer boormachine gereedschap
machine schroefmachine accumachine console spelcomputer controller controllers sleutel sleutels bewijs bon factuur
gebruikt gebruikte nieuw nieuwe oud oude goed goede staat werkt werkend defect kapot schade beschadigd kras krassen
krasjes lichte kleine grote klein groot compleet origineel originele model merk type kleur serie nummer used good
condition working scratch scratches small large with without from aan achter alle alles als andere bij daar deze die
dit door een eigen enige erbij geen gestolen haar heeft hier het hoort mijn met naar niet nog onder onze ook over
paar per stuk stuks set tot uit van voor waar wel werd worden zijn zonder ingekocht inkoop afkomstig klant weg
gestolene meegenomen inbraak woning schuur thuis stolen bought this that have been inscriptie gravure gegraveerd
tekst engraved engraving initialen gram karaat versie barst barstje gebarsten rits zwarte witte
`
    .trim()
    .split(/\s+/),
)

type Described = {
  brand?: string | null | undefined
  model?: string | null | undefined
  description?: string | null | undefined
}

/**
 * Words of the description that tell this thing from others of its kind: not its kind, make, model, colour or
 * material, and not what is said of every second-hand thing. At most twelve, by their stems.
 */
export function distinctiveWords(item: Described): Map<string, string> {
  const said = new Set([...brandWords(item.brand), ...tokens(item.brand), ...modelWords(item.model, null)])
  const words = new Map<string, string>()
  for (const word of tokens(item.description)) {
    if (words.size === 12) break
    if (word.length < 4 || common.has(word) || said.has(word) || isMaterialWord(word)) continue
    if (/\d/.test(word) || coloursIn(word).size > 0) continue
    words.set(stem(word), word)
  }
  return words
}

/** "zitje" and "zitjes" are one word; the common endings of Dutch and English, no dictionary. */
function stem(word: string): string {
  const rest = word.replace(/(?:jes|je|en|es|s|e)$/, '')
  return rest.length >= 4 ? rest : word
}
