import { expect, test } from 'vitest'
import { makeImage, readImage, scratchFolder, writeImage } from './log-image.ts'

test('a log taken into memory and written out again is the same log', async () => {
  const { image } = await makeImage([10, 64])
  expect([...image.keys()].sort()).toEqual([
    'checkpoint',
    'tile/0/000.p/10',
    'tile/0/000.p/64',
    'tile/entries/000.p/10',
    'tile/entries/000.p/64',
  ])
  using folder = scratchFolder()
  writeImage(image, folder.path)
  expect(readImage(folder.path)).toEqual(image)
})
