import { known, table, tokens } from './tokens.ts'

// Dutch, English and the makers' own names ("space grey", "midnight"): reports and tills use all three.
const colours = table(`
black: zwart zwarte antraciet anthracite midnight obsidian onyxzwart jet
white: wit witte starlight parelwit creme ivoor
grey: grijs grijze gray graphite grafiet spacegrijs titanium spacegrey spacegray
silver: zilver zilveren zilverkleurig
gold: goud gouden goudkleurig
rose: rose roze pink roségoud rosegoud rosegold fuchsia
red: rood rode bordeaux bordeauxrood
blue: blauw blauwe navy marine marineblauw turquoise petrol
green: groen groene olijf olive mint
yellow: geel gele
orange: oranje
purple: paars paarse violet lila lavendel lavender
brown: bruin bruine bronze brons cognac
beige: zand taupe
`)
const roots = Object.keys(colours).filter((word) => word.length >= 3)

/** The colours that a text names: "mat zwart", "zwart" and "black" are one colour, "donkerblauw" is blue. */
export function coloursIn(text: string | null | undefined): Set<string> {
  const found = known(colours, text)
  for (const token of tokens(text)) {
    if (!/^(?:donker|licht|mat|hel|fel|metallic|antraciet|hemels|leger|kobalt)/.test(token)) continue
    const root = roots.find((word) => token.endsWith(word))
    if (root !== undefined) found.add(colours[root]!)
  }
  return found
}
