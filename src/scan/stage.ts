import { type Box, FRAME_MIN, moveFrame } from './move-frame.ts'
import { type GreyPicture, type Picture, toGrey } from './picture.ts'

/** Longest side of what is read: codes need no more, and time grows with the surface. */
const FRAME_SIDE_MAX = 1280
const PHOTO_SIDE_MAX = 2400
/** The frame in text mode, as parts of what is seen; scan.css draws the same. */
const FRAME = { width: 0.92, height: 0.3 }

/** Where the camera or a photo is seen, and what is read from it. */
export class Stage {
  readonly element = document.createElement('div')
  readonly #video = document.createElement('video')
  readonly #photo = document.createElement('canvas')
  readonly #frame = document.createElement('div')
  readonly #work = document.createElement('canvas')
  #selection: Box | null = null

  constructor() {
    this.element.className = 'scanner-stage'
    this.#video.playsInline = true
    this.#video.muted = true
    this.#frame.className = 'scanner-frame'
    this.element.append(this.#video, this.#photo, this.#frame)
    this.#photo.hidden = true
    this.#video.ariaHidden = this.#frame.ariaHidden = 'true'
    // The keyboard frames a part of it too.
    this.#photo.tabIndex = 0
    this.#photo.role = 'application'
    this.#selectByDragging()
    this.#selectByKeys()
  }

  /** Shows the camera; resolves once there is a picture. */
  async showCamera(stream: MediaStream): Promise<void> {
    this.#photo.hidden = true
    this.#video.hidden = false
    this.#video.srcObject = stream
    await this.#video.play()
  }

  /** `label` says what the photo is for, and which keys frame a part of it. */
  showPhoto(photo: ImageBitmap, label: string): void {
    this.#photo.ariaLabel = label
    const scale = Math.min(1, PHOTO_SIDE_MAX / Math.max(photo.width, photo.height))
    this.#photo.width = Math.max(1, Math.round(photo.width * scale))
    this.#photo.height = Math.max(1, Math.round(photo.height * scale))
    this.#photo.getContext('2d')!.drawImage(photo, 0, 0, this.#photo.width, this.#photo.height)
    this.#video.hidden = true
    this.#photo.hidden = false
    this.#select(null)
  }

  set mode(mode: 'codes' | 'text' | 'photo' | 'off') {
    this.element.dataset['mode'] = mode
    this.element.hidden = mode === 'off'
    if (mode !== 'photo') this.#select(null)
  }

  /** The frame of the camera that is seen now, or the photo. */
  grab(): Picture {
    if (!this.#photo.hidden) return pixels(this.#photo, whole(this.#photo))
    const { videoWidth: width, videoHeight: height } = this.#video
    const scale = Math.min(1, FRAME_SIDE_MAX / Math.max(width, height))
    return this.#draw(this.#video, { left: 0, top: 0, width, height }, scale)
  }

  /** What stands within the frame of the camera, or what was framed in the photo; all of the photo without a frame. */
  grabPrint(): { grey: GreyPicture; whole: boolean } {
    if (this.#photo.hidden) return { grey: toGrey(this.#draw(this.#video, this.#framed(), 1)), whole: false }
    const box = this.#selection ?? whole(this.#photo)
    const grey = toGrey(pixels(this.#photo, box))
    return { grey, whole: this.#selection === null }
  }

  /** The part of the video under the frame: it fills the stage and is cut at its edges (object-fit: cover). */
  #framed(): Box {
    const { videoWidth, videoHeight, clientWidth, clientHeight } = this.#video
    const scale = Math.max(clientWidth / videoWidth, clientHeight / videoHeight)
    const width = Math.min(videoWidth, (clientWidth * FRAME.width) / scale)
    const height = Math.min(videoHeight, (clientHeight * FRAME.height) / scale)
    return { left: (videoWidth - width) / 2, top: (videoHeight - height) / 2, width, height }
  }

  #draw(from: HTMLVideoElement, box: Box, scale: number): Picture {
    this.#work.width = Math.max(1, Math.round(box.width * scale))
    this.#work.height = Math.max(1, Math.round(box.height * scale))
    const context = this.#work.getContext('2d', { willReadFrequently: true })!
    const { width, height } = this.#work
    context.drawImage(from, box.left, box.top, box.width, box.height, 0, 0, width, height)
    return pixels(this.#work, whole(this.#work))
  }

  #selectByDragging(): void {
    let from: { x: number; y: number } | null = null
    this.#photo.addEventListener('pointerdown', (event) => {
      from = this.#placeInPhoto(event)
      this.#photo.setPointerCapture(event.pointerId)
    })
    this.#photo.addEventListener('pointermove', (event) => {
      if (from === null) return
      const to = this.#placeInPhoto(event)
      const [left, top] = [Math.min(from.x, to.x), Math.min(from.y, to.y)]
      this.#select({ left, top, width: Math.abs(to.x - from.x), height: Math.abs(to.y - from.y) })
    })
    this.#photo.addEventListener('pointerup', () => {
      from = null
      // A tap is no frame.
      const { width, height } = this.#selection ?? FRAME_MIN
      if (width < FRAME_MIN.width || height < FRAME_MIN.height) this.#select(null)
    })
  }

  #selectByKeys(): void {
    this.#photo.addEventListener('keydown', (event) => {
      const isAway = event.key === 'Delete' || event.key === 'Backspace'
      const next = moveFrame(this.#selection, { key: event.key, resize: event.shiftKey }, this.#photo)
      if (next === null && !isAway) return
      event.preventDefault()
      this.#select(next)
    })
  }

  #placeInPhoto({ clientX, clientY }: PointerEvent): { x: number; y: number } {
    const { left, top, width, height } = this.#photo.getBoundingClientRect()
    const scale = this.#photo.width / width
    const [x, y] = [(clientX - left) * scale, ((clientY - top) * this.#photo.height) / height]
    return { x: clamp(x, this.#photo.width), y: clamp(y, this.#photo.height) }
  }

  #select(box: Box | null): void {
    this.#selection = box
    this.#frame.toggleAttribute('data-selected', box !== null)
    if (box === null) return this.#frame.removeAttribute('style')
    const shown = this.#photo.getBoundingClientRect()
    const stage = this.element.getBoundingClientRect()
    const scale = shown.width / this.#photo.width
    Object.assign(this.#frame.style, {
      left: `${shown.left - stage.left + box.left * scale}px`,
      top: `${shown.top - stage.top + box.top * scale}px`,
      width: `${box.width * scale}px`,
      height: `${box.height * scale}px`,
    })
  }
}

/** A grey picture as a canvas. */
export function asCanvas(picture: GreyPicture): HTMLCanvasElement {
  const shown = picture
  const canvas = document.createElement('canvas')
  canvas.width = shown.width
  canvas.height = shown.height
  const image = new ImageData(shown.width, shown.height)
  for (const [i, value] of shown.data.entries()) image.data.set([value, value, value, 255], i * 4)
  canvas.getContext('2d')!.putImageData(image, 0, 0)
  return canvas
}

function pixels(canvas: HTMLCanvasElement, { left, top, width, height }: Box): Picture {
  const context = canvas.getContext('2d', { willReadFrequently: true })!
  return context.getImageData(left, top, Math.max(1, Math.round(width)), Math.max(1, Math.round(height)))
}

function whole({ width, height }: HTMLCanvasElement): Box {
  return { left: 0, top: 0, width, height }
}

function clamp(value: number, most: number): number {
  return Math.min(most, Math.max(0, value))
}
