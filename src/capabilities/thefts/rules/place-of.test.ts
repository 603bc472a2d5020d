import { describe, expect, test } from 'vitest'
import { municipalityOf } from './place-of.ts'

const municipalities = [
  { slug: 'enschede', name: 'Enschede', baseTeam: 'enschede' },
  { slug: 'hengelo', name: 'Hengelo', baseTeam: 'twente-midden' },
  { slug: 'hof-van-twente', name: 'Hof van Twente', baseTeam: 'twente-west' },
  { slug: 'rijssen-holten', name: 'Rijssen-Holten', baseTeam: 'twente-west' },
  { slug: 'dinkelland', name: 'Dinkelland', baseTeam: 'twente-oost' },
  { slug: 'losser', name: 'Losser', baseTeam: 'twente-oost' },
]

describe('the municipality of a place', () => {
  test.each([
    ['Enschede', 'enschede'],
    ['ENSCHEDE, Oude Markt 1', 'enschede'],
    ['gemeente hof van twente', 'hof-van-twente'],
    ['Rijssen-Holten', 'rijssen-holten'],
    ['Stationsplein, Rijssen', 'rijssen-holten'],
    ['Goor', 'hof-van-twente'],
    ['De Lutte', 'losser'],
    ['Noord-Deurningen', 'dinkelland'],
    ['Hengelosestraat 51, Enschede', 'enschede'],
    // Addresses end with the town.
    ['Enschede 3, Hengelo', 'hengelo'],
    ['Hengelo (Ov)', 'hengelo'],
    ['Hengelo (Gld)', null],
    ['Deventer', null],
    ['Enschedesestraat, Gronau', null],
    ['', null],
  ])('%s', (place, slug) => {
    expect(municipalityOf(place, municipalities)?.slug ?? null).toBe(slug)
  })
})
