import { expect, test } from 'vitest'
import { SampleLog, scratchFolder } from '../../tests/log-image.ts'
import { vkeyText } from './keys.ts'
import { consistencyProof, inclusionProof } from './proof.ts'
import { verifyConsistency, verifyInclusion } from './verify/public.ts'

const SIZES = [1, 2, 255, 256, 257, 511, 512, 700, 66_000]

test('proofs from tiles hold, for every checkpoint ever signed, also those whose partial tiles are gone', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  log.leafOf = (index) => Buffer.from(`leaf ${index}`)
  const vkey = vkeyText(log.key)
  const notes = new Map<number, string>()
  for (const size of SIZES) {
    const result = await log.publish(size)
    if (result.ok) notes.set(size, result.checkpoint)
  }
  for (const [size, checkpoint] of notes) {
    for (const index of [0, 1, 254, 255, 256, 510, 699, 65_535, 65_536].filter((i) => i < size)) {
      const proof = await inclusionProof(log.dir, index, size)
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)))
      const input = { checkpoint, vkey, leaf: log.leafOf(index), index, proof }
      expect(verifyInclusion(input)).toBe(true)
      expect(verifyInclusion({ ...input, leaf: log.leafOf(index + 1) })).toBe(false)
    }
    for (const [earlierSize, earlier] of notes) {
      if (earlierSize > size) continue
      const proof = await consistencyProof(log.dir, earlierSize, size)
      expect(verifyConsistency({ earlier, later: checkpoint, vkey, proof })).toBe(true)
      const backwards = { earlier: checkpoint, later: earlier, vkey, proof }
      expect(verifyConsistency(backwards)).toBe(earlierSize === size)
    }
  }
})

test('there is no proof of a leaf that is not in the tree', async () => {
  using folder = scratchFolder()
  const log = new SampleLog(folder.path)
  await log.publish(10)
  await expect(inclusionProof(log.dir, 10, 10)).rejects.toThrow('no leaf 10')
  await expect(inclusionProof(log.dir, 3, 300)).rejects.toThrow('no tile')
})
