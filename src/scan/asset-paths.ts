// Where the reader's own files stand on our server (src/server/scan-assets.ts). The version is in the path, so browsers
// keep them for a year; a test holds these versions to what is installed.
export const zxingVersion = '3.1.4'
export const tesseractVersion = '7.0.0'
export const languageVersion = '1.0.0'

const zxing = `/scan/zxing-${zxingVersion}`
const tesseract = `/scan/tesseract-${tesseractVersion}`
const language = `/scan/eng-${languageVersion}`

/** What the reading of codes fetches. */
export const codeReaderPath = `${zxing}/zxing_reader.wasm`

/** What the reading of print fetches: a worker, the core that fits the processor, and the shapes of letters. */
export const textReaderPaths = {
  workerPath: `${tesseract}/worker.min.js`,
  corePath: tesseract,
  langPath: language,
}

export type ScanAsset = { path: string; from: string; type: string }

const script = 'text/javascript; charset=utf-8'
const cores = ['relaxedsimd-lstm', 'simd-lstm', 'lstm']

/** Every file under /scan/ and where it stands in the packages. */
export const scanAssets: ScanAsset[] = [
  { path: codeReaderPath, from: 'zxing-wasm/dist/reader/zxing_reader.wasm', type: 'application/wasm' },
  { path: textReaderPaths.workerPath, from: 'tesseract.js/dist/worker.min.js', type: script },
  ...cores.map((core) => ({
    path: `${tesseract}/tesseract-core-${core}.wasm.js`,
    from: `tesseract.js-core/tesseract-core-${core}.wasm.js`,
    type: script,
  })),
  {
    path: `${language}/eng.traineddata.gz`,
    from: '@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
    type: 'application/octet-stream',
  },
]
