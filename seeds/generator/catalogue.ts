import type { Category } from '../../src/kernel/codes.ts'

/** A model that shops buy: what a maker calls it, in which colours, for how many euros second-hand. */
export type Product = {
  category: Category
  brand: string | null
  model: string | null
  colours: string[]
  euros: [from: number, to: number]
}

// One line per model: brand | model | colours | euros. Real makes, so that the demo looks like a shop; the numbers on
// the goods are made up (numbers.ts).
const lines: Partial<Record<Category, string>> = {
  phone: `
Apple | iPhone 11 | zwart, wit, rood, groen | 120-220
Apple | iPhone 12 | zwart, wit, blauw, paars | 160-290
Apple | iPhone 13 | zwart, wit, roze, blauw | 240-400
Apple | iPhone 14 Pro | paars, goud, zilver, zwart | 420-700
Samsung | Galaxy S21 | grijs, wit, paars | 110-240
Samsung | Galaxy A52 | zwart, blauw, wit | 70-150
Samsung | Galaxy S23 Ultra | zwart, groen, beige | 450-720
Xiaomi | Redmi Note 11 | grijs, blauw | 60-120
Google | Pixel 7 | zwart, wit | 180-320
OnePlus | Nord 2 | grijs, blauw | 90-170
Oppo | Reno 8 | zwart, goud | 110-190
Motorola | Moto G52 | zwart, wit | 50-100`,
  computer: `
Apple | MacBook Air M1 | grijs, zilver, goud | 420-700
Apple | MacBook Pro 14 | grijs, zilver | 900-1600
Apple | iPad Air | blauw, grijs, roze | 220-420
Lenovo | ThinkPad T14 | zwart | 200-480
HP | EliteBook 840 | zilver | 180-420
Dell | XPS 13 | zilver, wit | 320-760
Asus | ROG Strix G15 | zwart | 450-900
Acer | Swift 3 | zilver, roze | 150-320
Microsoft | Surface Pro 8 | grijs, zwart | 350-700`,
  jewellery: `
 | ring | goud, zilver, witgoud | 60-900
 | trouwring | goud, witgoud | 90-450
 | zegelring | goud | 200-900
 | armband | goud, zilver | 80-1400
 | schakelketting | goud, zilver | 90-2200
 | collier | goud, zilver | 120-1800
 | hanger | goud, zilver | 40-400
 | oorbellen | goud, zilver | 40-420
 | broche | goud, zilver | 50-500`,
  metal: `
Umicore | baar 50 gram | goud | 3000-4800
Heraeus | baar 20 gram | goud | 1200-1900
Valcambi | baar 100 gram | zilver | 70-120
PCGS | gegradeerde munt | goud, zilver | 60-1900
 | koperen leiding | koper | 30-400
 | zilveren bestek | zilver | 90-700
 | losse munten | zilver | 20-300`,
  watch: `
Rolex | Datejust | zilver, goud, blauw | 3500-7800
Omega | Seamaster | blauw, zwart | 1500-3900
Tag Heuer | Carrera | zwart, zilver | 800-2600
Seiko | Prospex | zwart, groen | 120-420
Breitling | Navitimer | zwart, zilver | 1900-4800
Tissot | PRX | blauw, zwart | 180-420
Longines | Conquest | zilver, zwart | 380-1100`,
  bicycle: `
Gazelle | Orange C8 | zwart, blauw, grijs | 200-700
Gazelle | Ultimate T10 | zwart, groen | 700-1900
Batavus | Finez | zwart, groen | 500-1500
Sparta | A-Shine | zwart, wit | 250-900
Cortina | E-U4 | zwart, groen, roze | 600-1500
VanMoof | S3 | zwart, blauw | 400-1100
Stella | Vicenza | zwart, wit | 500-1300
Koga | WorldTraveller | zwart, grijs | 700-2300
Giant | Defy Advanced | zwart, rood, blauw | 500-1700
Cube | Stereo Hybrid | zwart, groen | 1200-3200
Trek | Domane | rood, zwart | 500-1900
Union | Rollend | blauw, zwart | 100-280`,
  tool: `
Makita | DHP482 | blauw | 50-120
Bosch | GSB 18V-55 | blauw | 50-130
DeWalt | DCD796 | geel | 60-140
Hilti | TE 30-A36 | rood | 250-600
Festool | TS 55 | groen | 220-450
Stihl | MS 261 | oranje | 250-520
Milwaukee | M18 FPD2 | rood | 90-200
Husqvarna | 550 XP | oranje | 220-500`,
  camera: `
Canon | EOS R6 | zwart | 700-1500
Nikon | D750 | zwart | 350-700
Sony | Alpha A7 III | zwart | 650-1200
Fujifilm | X-T4 | zilver, zwart | 600-1100
GoPro | Hero 10 | zwart | 120-230
DJI | Mavic Air 2 | grijs | 300-560`,
  'audio-video': `
Samsung | QE55Q80 | zwart | 250-600
LG | OLED55C1 | zwart | 400-800
Sonos | Play 5 | wit, zwart | 180-330
Bose | QuietComfort 35 | zwart, zilver | 80-160
JBL | Boombox 2 | zwart, groen | 120-260
Bang & Olufsen | Beoplay A9 | wit, zwart | 500-1100`,
  'game-console': `
Sony | PlayStation 5 | wit | 220-400
Sony | PlayStation 4 Pro | zwart | 110-200
Nintendo | Switch OLED | wit, zwart | 130-240
Microsoft | Xbox Series X | zwart | 200-350`,
  'vehicle-part': `
Volkswagen | portier Golf 7 | wit, grijs, zwart | 80-300
BMW | koplamp 3-serie | zwart | 150-700
Tomos | motorblok A35 | grijs | 60-200
Piaggio | Zip | wit, zwart, rood | 300-900
Garmin | navigatie | zwart | 40-160`,
  other: `
Philips | espressomachine 5400 | zwart | 150-400
Dyson | V11 | paars, blauw | 120-320
Yamaha | keyboard PSR | zwart | 90-350
Fender | Stratocaster | rood, wit, zwart | 300-1100
Lego | Technic 42115 | groen | 120-280`,
}

export const catalogue: readonly Product[] = Object.entries(lines).flatMap(([category, text]) =>
  text
    .trim()
    .split('\n')
    .map((line) => parse(category as Category, line)),
)

function parse(category: Category, line: string): Product {
  const [brand, model, colours, euros] = line.split('|').map((part) => part.trim()) as [
    string,
    string,
    string,
    string,
  ]
  const [from, to] = euros.split('-').map(Number) as [number, number]
  return {
    category,
    brand: brand || null,
    model: model || null,
    colours: colours.split(', '),
    euros: [from, to],
  }
}

/** Models of a category. */
export function productsOf(category: Category): readonly Product[] {
  return catalogue.filter((product) => product.category === category)
}
