/** A picture as rows of RGBA bytes, in the browser and in Node alike; `ImageData` is one. */
export type Picture = { data: Uint8ClampedArray; width: number; height: number }

/** One byte per point: 0 is black. */
export type GreyPicture = { data: Uint8ClampedArray; width: number; height: number }

/** Brightness as people see it (ITU-R BT.601), in whole numbers. */
export function toGrey({ data, width, height }: Picture): GreyPicture {
  const grey = new Uint8ClampedArray(width * height)
  for (let i = 0, from = 0; i < grey.length; i++, from += 4) {
    grey[i] = (data[from]! * 306 + data[from + 1]! * 601 + data[from + 2]! * 117) >> 10
  }
  return { data: grey, width, height }
}

/** A grey picture as RGBA, which is what readers of pictures take. */
export function toColour({ data, width, height }: GreyPicture): Picture {
  const colour = new Uint8ClampedArray(data.length * 4)
  for (let i = 0, to = 0; i < data.length; i++, to += 4) {
    colour[to] = colour[to + 1] = colour[to + 2] = data[i]!
    colour[to + 3] = 255
  }
  return { data: colour, width, height }
}

/** `times` as wide and high (1 or more), by cubic curves: these keep thin bars apart where straight lines run them together. */
export function enlarge(picture: GreyPicture, times: number): GreyPicture {
  const wide = resample(picture, Math.round(picture.width * times), picture.width, picture.height, false)
  return resample(wide, Math.round(picture.height * times), picture.height, wide.width, true)
}

/** Stretches along one direction: `from` points of each line become `to`. */
function resample(picture: GreyPicture, to: number, from: number, lines: number, down: boolean): GreyPicture {
  const width = down ? lines : to
  const height = down ? to : lines
  const data = new Uint8ClampedArray(width * height)
  const stepIn = down ? picture.width : 1
  const lineIn = down ? 1 : picture.width
  const stepOut = down ? width : 1
  const lineOut = down ? 1 : width
  for (let i = 0; i < to; i++) {
    const place = ((i + 0.5) * from) / to - 0.5
    const first = Math.floor(place)
    const weights = cubicWeights(place - first)
    const at = [-1, 0, 1, 2].map((offset) => Math.min(from - 1, Math.max(0, first + offset)) * stepIn)
    for (let line = 0; line < lines; line++) {
      const start = line * lineIn
      data[i * stepOut + line * lineOut] =
        picture.data[start + at[0]!]! * weights[0]! +
        picture.data[start + at[1]!]! * weights[1]! +
        picture.data[start + at[2]!]! * weights[2]! +
        picture.data[start + at[3]!]! * weights[3]!
    }
  }
  return { data, width, height }
}

/** Catmull-Rom: what each of the four nearest points counts for at `t` between the middle two. */
function cubicWeights(t: number): number[] {
  const [t2, t3] = [t * t, t * t * t]
  return [(-t3 + 2 * t2 - t) / 2, (3 * t3 - 5 * t2 + 2) / 2, (-3 * t3 + 4 * t2 + t) / 2, (t3 - t2) / 2]
}

/** Makes upright edges steeper; `reach` is how many points wide the blur of an edge is. */
export function sharpen({ data, width, height }: GreyPicture, reach: number): GreyPicture {
  const sharp = new Uint8ClampedArray(data.length)
  for (let y = 0; y < height; y++) {
    const row = y * width
    for (let x = 0; x < width; x++) {
      const here = data[row + x]!
      const near = data[row + Math.max(0, x - reach)]! + data[row + Math.min(width - 1, x + reach)]!
      const far = data[row + Math.max(0, x - 2 * reach)]! + data[row + Math.min(width - 1, x + 2 * reach)]!
      sharp[row + x] = 2.5 * here - 0.6 * near - 0.15 * far
    }
  }
  return { data: sharp, width, height }
}
