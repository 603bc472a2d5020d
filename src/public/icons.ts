import { raw } from './html.ts'

/** Line drawings of 20 by 20 that stand before a word, never instead of one. */
export const icons = {
  stolen: raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M6.8 2.5h6.4l4.3 4.3v6.4l-4.3 4.3H6.8l-4.3-4.3V6.8z"/><path d="M10 6v5M10 13.8v.2"/></svg>`,
  'not-found': raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5"/><path d="M6.5 10h7"/></svg>`,
  fine: raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="7.5"/><path d="M6.8 10.2l2.2 2.2 4.3-4.6"/></svg>`,
  look: raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M10 3L2.6 16.5h14.8z"/><path d="M10 8v4M10 14.2v.1"/></svg>`,
  call: raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M5 3.5h2.8l1.2 3.6-1.8 1.3a9 9 0 0 0 4.4 4.4l1.3-1.8 3.6 1.2V15c0 .9-.8 1.6-1.7 1.5A13.4 13.4 0 0 1 3.5 5.2c-.1-.9.6-1.7 1.5-1.7z"/></svg>`,
  camera: raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M3 6.5h3L7.5 4.5h5L14 6.5h3v9H3z"/><circle cx="10" cy="10.8" r="2.8"/></svg>`,
  back: raw`<svg class="i" viewBox="0 0 20 20" aria-hidden="true"><path d="M16 10H5M9 6l-4 4 4 4"/></svg>`,
}
