import type { Browser } from '@playwright/test'

/** How a number stands on a thing, and how badly the photo of it was taken. */
export type Label = {
  lines: string[]
  look: 'sticker' | 'phone-back' | 'plate' | 'engraved' | 'tray' | 'box'
  /** Degrees that the surface is turned away around the upright and the level axis, and within the picture. */
  turned?: number
  tilted?: number
  skewed?: number
  blur_px?: number
  /** From 0 to 1: grain of a photo taken in little light. */
  noise?: number
  /** From 0 to 1: a shadow over one side. */
  shadow?: number
  size_px?: number
}

const LOOKS: Record<Label['look'], string> = {
  sticker: 'background:#f7f7f4;color:#1b1b1b;font-family:Liberation Sans,DejaVu Sans,sans-serif',
  'phone-back': 'background:#22252b;color:#8d9199;font-family:Liberation Sans,DejaVu Sans,sans-serif',
  plate: 'background:#b9bcbf;color:#2a2c2e;font-family:DejaVu Sans Mono,monospace;letter-spacing:.08em',
  engraved:
    'background:linear-gradient(100deg,#9fa3a6,#d5d8da 45%,#8f9396);color:#6d7174;font-family:DejaVu Sans Mono,monospace;letter-spacing:.12em;text-shadow:1px 1px 0 #eceeef,-1px -1px 0 #43474a',
  tray: 'background:#cfd3d6;color:#5b6064;font-family:Liberation Sans Narrow,DejaVu Sans,sans-serif',
  box: 'background:#fff;color:#000;font-family:DejaVu Sans,sans-serif;font-weight:bold',
}

/** Draws labels and takes a picture of each, as PNG. */
export async function pictureLabels(
  browser: Browser,
  labels: Label[],
  width = 1280,
  height = 720,
): Promise<Buffer[]> {
  const page = await browser.newPage({ viewport: { width, height } })
  const pictures: Buffer[] = []
  for (const label of labels) {
    await page.setContent(drawLabel(label))
    pictures.push(await page.screenshot({ type: 'png' }))
  }
  await page.close()
  return pictures
}

/** A page that shows a label as a photo of it would. */
export function drawLabel(label: Label): string {
  const {
    lines,
    look,
    turned = 0,
    tilted = 0,
    skewed = 0,
    blur_px = 0,
    noise = 0,
    shadow = 0,
    size_px = 34,
  } = label
  const grain = `<svg width="100%" height="100%" style="position:absolute;inset:0;opacity:${noise};mix-blend-mode:overlay"><filter id="n"><feTurbulence type="fractalNoise" baseFrequency=".9" numOctaves="2" seed="7"/><feColorMatrix type="saturate" values="0"/></filter><rect width="100%" height="100%" filter="url(#n)"/></svg>`
  return `<body style="margin:0;height:100vh;display:grid;place-items:center;background:#6f6a62;perspective:900px;position:relative;overflow:hidden">
    <div style="${LOOKS[look]};font-size:${size_px}px;line-height:1.6;padding:.8em 1.2em;white-space:pre;filter:blur(${blur_px}px);transform:rotateY(${turned}deg) rotateX(${tilted}deg) rotate(${skewed}deg)">${lines.join('\n')}</div>
    <div style="position:absolute;inset:0;background:linear-gradient(90deg,rgba(0,0,0,${shadow}),transparent 70%)"></div>${grain}</body>`
}
