import { type Category, categories } from '../../../kernel/codes.ts'

/** How people call the kinds in their own lists, in Dutch and English; the start of a word is enough. */
const names: Record<Category, readonly string[]> = {
  phone: ['telefoon', 'mobiel', 'smartphone', 'gsm', 'phone', 'mobile', 'iphone'],
  computer: ['computer', 'laptop', 'tablet', 'notebook', 'macbook', 'ipad', 'pc'],
  jewellery: [
    'sieraad',
    'sieraden',
    'ring',
    'ketting',
    'armband',
    'oorbel',
    'jewel',
    'necklace',
    'bracelet',
    'earring',
  ],
  metal: ['edelmetaal', 'metaal', 'goud', 'zilver', 'koper', 'metal', 'gold', 'silver', 'copper'],
  watch: ['horloge', 'watch'],
  bicycle: ['fiets', 'e-bike', 'ebike', 'bakfiets', 'bicycle', 'bike'],
  tool: ['gereedschap', 'boormachine', 'zaag', 'tool', 'drill', 'saw'],
  camera: ['camera', 'fototoestel', 'lens'],
  'audio-video': [
    'beeld',
    'geluid',
    'tv',
    'televisie',
    'audio',
    'video',
    'television',
    'speaker',
    'koptelefoon',
  ],
  'game-console': ['spelcomputer', 'console', 'playstation', 'xbox', 'nintendo', 'game'],
  'vehicle-part': ['voertuig', 'auto', 'scooter', 'brommer', 'motor', 'vehicle', 'car', 'moped'],
  other: ['ander', 'overig', 'other'],
}

/** The kind that a name stands for: its code, or how people call it. Null when we don't know. */
export function categoryByName(name: string): Category | null {
  const text = name.trim().toLowerCase()
  const code = categories.find((one) => one === text)
  if (code) return code
  return categories.find((one) => names[one].some((word) => startsWord(text, word))) ?? null
}

/** `auto` starts a word of `rode auto's`, and `car` is a whole word: `carport` is none. */
function startsWord(text: string, word: string): boolean {
  return text.split(/[^a-zà-ÿ-]+/).some((part) => (word.length <= 4 ? part === word : part.startsWith(word)))
}
