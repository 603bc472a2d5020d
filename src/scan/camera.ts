/** Why there is no picture of a camera, each with its own advice. */
export type CameraTrouble = 'refused' | 'none' | 'in-use' | 'insecure' | 'failed'

/** The lamp beside the lens: it burns on while the dialog shows another view. */
export type Torch = { isLit: () => boolean; light: (on: boolean) => Promise<void> }

export type Camera = {
  stream: MediaStream
  /** Null when this camera has no lamp that we may switch. */
  torch: Torch | null
  stop: () => void
}

// Only browsers on phones know these, so the types of the language do not.
type TorchCapabilities = MediaTrackCapabilities & { torch?: boolean }
type TorchConstraints = MediaTrackConstraintSet & { torch?: boolean }

/** Starts the camera that looks away from the user; asks for permission when the browser has not done so yet. */
export async function startCamera(): Promise<({ ok: true } & Camera) | { ok: false; reason: CameraTrouble }> {
  // `mediaDevices` is absent on an address that is not secure.
  if (!navigator.mediaDevices?.getUserMedia) return { ok: false, reason: 'insecure' }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: { ideal: 'environment' }, width: { ideal: 1920 }, height: { ideal: 1080 } },
    })
    return { ok: true, stream, torch: torchOf(stream), stop: () => stopAll(stream) }
  } catch (error) {
    return { ok: false, reason: troubleOf(error) }
  }
}

/** What a refusal of `getUserMedia` means (W3C Media Capture and Streams 10.2). */
export function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused'
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'none'
  if (name === 'NotReadableError' || name === 'AbortError') return 'in-use'
  return 'failed'
}

function torchOf(stream: MediaStream): Camera['torch'] {
  const [track] = stream.getVideoTracks()
  const capabilities = track?.getCapabilities?.() as TorchCapabilities | undefined
  if (!track || !capabilities?.torch) return null
  let lit = false
  return {
    isLit: () => lit,
    async light(on) {
      await track.applyConstraints({ advanced: [{ torch: on } as TorchConstraints] })
      lit = on
    },
  }
}

function stopAll(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}
