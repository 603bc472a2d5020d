import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRAME_MIN, moveFrame } from './move-frame.ts'

const photo = { width: 1000, height: 500 }
const box = { left: 200, top: 200, width: 600, height: 100 }
const press = (key: string, resize = false) => moveFrame(box, { key, resize }, photo)

test('the first arrow brings a frame in the middle; another key brings none', () => {
  expect(moveFrame(null, { key: 'ArrowDown', resize: false }, photo)).toEqual(box)
  expect(moveFrame(null, { key: 'a', resize: false }, photo)).toBeNull()
})

test('arrows move it, and with Shift change its size', () => {
  expect(press('ArrowRight')).toEqual({ ...box, left: 220 })
  expect(press('ArrowUp')).toEqual({ ...box, top: 190 })
  expect(press('ArrowLeft', true)).toEqual({ ...box, width: 580 })
  expect(press('ArrowDown', true)).toEqual({ ...box, height: 110 })
})

test('whatever is pressed, the frame stays within the picture and large enough to hold a number', () => {
  const key = fc.constantFrom('ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown')
  fc.assert(
    fc.property(fc.array(fc.record({ key, resize: fc.boolean() }), { maxLength: 200 }), (presses) => {
      let now = box
      for (const one of presses) now = moveFrame(now, one, photo)!
      expect(now.left).toBeGreaterThanOrEqual(0)
      expect(now.top).toBeGreaterThanOrEqual(0)
      expect(now.left + now.width).toBeLessThanOrEqual(photo.width + 1e-6)
      expect(now.top + now.height).toBeLessThanOrEqual(photo.height + 1e-6)
      expect(now.width).toBeGreaterThanOrEqual(FRAME_MIN.width)
      expect(now.height).toBeGreaterThanOrEqual(FRAME_MIN.height)
    }),
  )
})
