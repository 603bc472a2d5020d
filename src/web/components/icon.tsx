// Our own line icons on a grid of 20. They never stand alone: a word is always beside them, so they are hidden from
// assistive technology.
const paths = {
  alert: 'M10 3L2.6 16.5h14.8zM10 8v4M10 14.2v.1',
  back: 'M16 10H5M9 6l-4 4 4 4',
  camera: 'M2.5 6.5h3.2l1.4-2h5.8l1.4 2h3.2v9.5h-15zM10 8.3a2.9 2.9 0 1 0 0 5.8 2.9 2.9 0 0 0 0-5.8z',
  certified:
    'M10 2l2 1.6 2.5-.3.9 2.4 2.3 1.1-.4 2.5 1.4 2.1-1.9 1.7-.2 2.5-2.5.4L12.6 18 10 17.2 7.4 18l-1.5-2-2.5-.4-.2-2.5-1.9-1.7 1.4-2.1-.4-2.5 2.3-1.1.9-2.4 2.5.3zM7 10.2l2.1 2.1 4-4.3',
  check: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.8 10.2l2.2 2.2 4.3-4.6',
  clock: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 5.5V10l3 2',
  cross: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.2 7.2l5.6 5.6M12.8 7.2l-5.6 5.6',
  different: 'M4.5 7.5h11M4.5 12.5h11M12.5 4l-5 12',
  download: 'M10 3.5v9M6.5 9L10 12.5 13.5 9M4 16.5h12',
  equal: 'M4.5 7.5h11M4.5 12.5h11',
  eye: 'M2.5 10s2.8-4.8 7.5-4.8 7.5 4.8 7.5 4.8-2.8 4.8-7.5 4.8S2.5 10 2.5 10zM10 7.8a2.2 2.2 0 1 0 0 4.4 2.2 2.2 0 0 0 0-4.4z',
  info: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 9v4.5M10 6.4v.1',
  lock: 'M4.5 9h11v7.5h-11zM7 9V6.5a3 3 0 0 1 6 0V9',
  menu: 'M3.5 6h13M3.5 10h13M3.5 14h13',
  neutral: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM6.5 10h7',
  pause: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM8 7.5v5M12 7.5v5',
  plus: 'M10 4.5v11M4.5 10h11',
  print: 'M6 7V3.5h8V7M6 14H3.5V7.5h13V14H14M6 12h8v4.5H6z',
  replaced: 'M5 6.5h7a3.5 3.5 0 0 1 0 7H6M8.5 11L6 13.5 8.5 16',
  sold: 'M4 10h11M11 6l4 4-4 4',
  ticket: 'M3 6.5h14v2.2a1.4 1.4 0 0 0 0 2.6v2.2H3v-2.2a1.4 1.4 0 0 0 0-2.6zM8 6.5v7',
} as const
export type IconName = keyof typeof paths

/** A line icon beside a word. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
