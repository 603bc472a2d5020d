export function CorrectionScreen() {
  return null
}
