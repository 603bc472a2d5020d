import { type Camera, startCamera } from './camera.ts'
import { type CodeReader, openCodeReader } from './code-reader.ts'
import { button, el } from './elements.ts'
import type { FoundNumber } from './found-number.ts'
import { judgeCodes } from './judge-codes.ts'
import type { ReadCode } from './read-codes.ts'
import { type FrameLoop, readFrames } from './read-frames.ts'
import { readPrint } from './read-print.ts'
import { Stage } from './stage.ts'
import { torchButton } from './torch-button.ts'
import { openTextReader, type TextReader } from './text-reader.ts'
import { articleView, chooseView, confirmView, troubleView, type View } from './views.ts'
import { type Say, sayFrom, type ScanWord, type ScanWords } from './words.ts'

export type ScannerOptions = {
  /** `scan.json` and `identifiers.json` of the catalogue in the language of the page. */
  words: ScanWords
  locale: 'nl' | 'en'
  /** Called once; more than one number only when `several` is set and someone chose both. */
  onFound: (numbers: FoundNumber[]) => void
  /** Called when the dialog has closed, with or without a number. */
  onClose?: () => void
  /** True where one thing may have two numbers, as a phone with two IMEIs. */
  several?: boolean
}

type Mode = 'codes' | 'text' | 'photo' | 'off'

/** The dialog: which of camera, photo and questions is shown, and what leads to the next. */
export class Scanner {
  readonly #options: ScannerOptions
  readonly #say: Say
  readonly #dialog: HTMLDialogElement
  readonly #stage = new Stage()
  readonly #status = el('p', { class: 'scanner-status', role: 'status' })
  readonly #body = el('div', { class: 'scanner-body' })
  readonly #bar = el('div', { class: 'scanner-bar' })
  readonly #file = el('input', { type: 'file', accept: 'image/*', hidden: '', 'data-scanner-file': '' })
  readonly #codes: CodeReader = openCodeReader()
  #text: Promise<TextReader> | null = null
  #camera: Camera | null = null
  #loop: FrameLoop | null = null
  #closed = false

  constructor(options: ScannerOptions) {
    this.#options = options
    this.#say = sayFrom(options.words)
    const title = el('h2', { id: 'scanner-title' }, this.#say('scan.title'))
    const close = button(this.#say('scan.close'), () => this.close())
    const top = el('div', { class: 'scanner-top' }, title, close)
    const main = el(
      'div',
      { class: 'scanner-main' },
      this.#stage.element,
      this.#status,
      this.#body,
      this.#bar,
    )
    this.#dialog = el(
      'dialog',
      { class: 'scanner', 'aria-labelledby': 'scanner-title', lang: options.locale },
      top,
      main,
      this.#file,
    )
    this.#listen()
  }

  open(): void {
    document.body.append(this.#dialog)
    this.#dialog.showModal()
    void this.#startCamera()
  }

  close(): void {
    this.#dialog.close()
  }

  #listen(): void {
    this.#dialog.addEventListener('close', () => this.#cleanUp())
    this.#file.addEventListener('change', () => {
      const [photo] = this.#file.files ?? []
      this.#file.value = ''
      if (photo) void this.#readPhoto(photo)
    })
    this.#dialog.addEventListener('dragover', (event) => event.preventDefault())
    this.#dialog.addEventListener('drop', (event) => {
      event.preventDefault()
      const [photo] = event.dataTransfer?.files ?? []
      if (photo) void this.#readPhoto(photo)
    })
  }

  #cleanUp(): void {
    this.#closed = true
    this.#stopCamera()
    this.#codes.close()
    // A reader that never came has nothing to close; its failure was told when it was asked for.
    this.#text?.then(
      (reader) => reader.close(),
      () => undefined,
    )
    this.#dialog.remove()
    this.#options.onClose?.()
  }

  async #startCamera(): Promise<void> {
    this.#stopCamera()
    this.#show('off', 'scan.starting')
    this.#bar.replaceChildren(this.#photoButton())
    const camera = await startCamera()
    if (this.#closed) return camera.ok ? camera.stop() : undefined
    if (!camera.ok) {
      this.#status.textContent = ''
      this.#ask(troubleView(this.#say, camera.reason, () => void this.#startCamera()))
      this.#bar.replaceChildren(this.#photoButton(true), this.#dropHint())
      return
    }
    this.#camera = camera
    this.#show('codes', 'scan.starting')
    await this.#stage.showCamera(camera.stream)
    if (!this.#closed) this.#watch()
  }

  #stopCamera(): void {
    this.#loop?.stop()
    this.#loop = null
    this.#camera?.stop()
    this.#camera = null
  }

  /** Reads codes from the camera, frame after frame. */
  #watch(): void {
    this.#show('codes', 'scan.reading')
    this.#bar.replaceChildren(
      button(this.#say('scan.read-text'), () => this.#aimAtPrint()),
      this.#photoButton(),
      ...this.#torchButton(),
      this.#dropHint(),
    )
    this.#loop?.stop()
    this.#loop = readFrames(this.#stage, this.#codes, {
      codes: (codes) => this.#meet(codes),
      failure: () => this.#tell('scan.reader-failed'),
    })
  }

  #aimAtPrint(): void {
    this.#loop?.stop()
    this.#show('text', 'scan.reading-text')
    const read = button(this.#say('scan.read-now'), () => void this.#readPrint(), { main: true })
    const back = button(this.#say('scan.read-codes'), () => this.#watch())
    this.#bar.replaceChildren(read, back, ...this.#torchButton())
    read.focus()
  }

  async #readPhoto(file: Blob): Promise<void> {
    this.#stopCamera()
    let photo: ImageBitmap
    try {
      photo = await createImageBitmap(file, { imageOrientation: 'from-image' })
    } catch {
      this.#show('off', 'scan.photo-unreadable')
      this.#bar.replaceChildren(this.#photoButton(true), this.#cameraButton())
      return
    }
    this.#show('photo', 'scan.photo-busy')
    this.#stage.showPhoto(photo, this.#say('scan.frame'))
    this.#bar.replaceChildren()
    try {
      const codes = await this.#codes.read(this.#stage.grab(), { thorough: true })
      if (!this.#closed) this.#offerPrint(codes)
    } catch {
      if (!this.#closed) this.#tell('scan.reader-failed')
    }
  }

  /** A photo without a code may still show a number in print. */
  #offerPrint(codes: ReadCode[]): void {
    const read = button(this.#say('scan.read-photo'), () => void this.#readPrint(), { main: true })
    this.#bar.replaceChildren(read, this.#photoButton(), this.#cameraButton())
    this.#tell(codes.length === 0 ? 'scan.no-code' : 'scan.drag')
    if (codes.length === 0) {
      this.#body.replaceChildren(el('p', {}, this.#say('scan.drag')))
      read.focus()
    } else this.#meet(codes)
  }

  async #readPrint(): Promise<void> {
    const { grey, whole } = this.#stage.grabPrint()
    const buttons = [...this.#bar.querySelectorAll('button')]
    for (const each of buttons) each.disabled = true
    this.#tell('scan.text-busy')
    try {
      const candidates = await readPrint(await this.#textReader(), grey, { whole })
      if (this.#closed) return
      if (candidates.length === 0) this.#tell('scan.no-number')
      else this.#confirm(candidates, grey, null)
    } catch {
      this.#text = null
      if (!this.#closed) this.#tell('scan.reader-failed')
    } finally {
      for (const each of buttons) each.disabled = false
    }
  }

  #textReader(): Promise<TextReader> {
    this.#text ??= openTextReader((percent) => {
      this.#status.textContent = this.#say('scan.loading-text', { percent: String(percent) })
    })
    return this.#text
  }

  /** What to do with the codes of one view. */
  #meet(codes: ReadCode[]): void {
    const verdict = judgeCodes(codes)
    if (verdict === null) return
    if (verdict.do === 'use') return this.#found([verdict.number])
    if (verdict.do === 'choose') return this.#choose(verdict.numbers)
    if (verdict.do === 'confirm') {
      const intro = verdict.link === null ? null : this.#say('scan.link-number', { address: verdict.link })
      return this.#confirm([verdict.number], null, intro)
    }
    const { meaning } = verdict
    if (meaning.is === 'article') {
      const use = () => this.#found([{ value: meaning.value, kind: 'gtin', check: 'holds', sure: true }])
      this.#body.replaceChildren(articleView(this.#say, meaning.value, use))
    } else if (meaning.is === 'link') {
      this.#body.replaceChildren(
        el('p', { class: 'scanner-note' }, this.#say('scan.link', { address: meaning.address })),
      )
    } else this.#body.replaceChildren(el('p', { class: 'scanner-note' }, this.#say('scan.other')))
  }

  #choose(numbers: FoundNumber[]): void {
    const both = this.#options.several && numbers.length === 2 && numbers.every(({ sure }) => sure)
    const one = (number: FoundNumber) =>
      number.sure ? this.#found([number]) : this.#confirm([number], null, null)
    const again = () => void this.#startCamera()
    this.#question(
      chooseView(this.#say, numbers, { one, both: both ? () => this.#found(numbers) : null, again }),
    )
  }

  #confirm(
    candidates: FoundNumber[],
    print: Parameters<typeof confirmView>[1]['print'],
    intro: string | null,
  ): void {
    const use = (number: FoundNumber) => this.#found([number])
    const again = () => void this.#startCamera()
    this.#question(confirmView(this.#say, { candidates, print, intro }, { use, again }))
  }

  #found(numbers: FoundNumber[]): void {
    this.close()
    this.#options.onFound(numbers)
  }

  /** A question takes the place of camera and photo. */
  #question(view: View): void {
    this.#stopCamera()
    this.#show('off', null)
    this.#bar.replaceChildren()
    this.#ask(view)
  }

  #ask({ content, focus }: View): void {
    this.#body.replaceChildren(content)
    focus?.focus()
  }

  #show(mode: Mode, status: ScanWord | null): void {
    this.#stage.mode = mode
    this.#body.replaceChildren()
    this.#status.textContent = status === null ? '' : this.#say(status)
  }

  #tell(key: ScanWord): void {
    this.#status.textContent = this.#say(key)
  }

  #photoButton(main = false): HTMLButtonElement {
    return button(this.#say('scan.photo'), () => this.#file.click(), { main })
  }

  #cameraButton(): HTMLButtonElement {
    return button(this.#say('scan.again'), () => void this.#startCamera())
  }

  #dropHint(): HTMLElement {
    return el('p', { class: 'scanner-hint' }, this.#say('scan.drop'))
  }

  #torchButton(): HTMLButtonElement[] {
    return this.#camera?.torch ? [torchButton(this.#say, this.#camera.torch)] : []
  }
}
