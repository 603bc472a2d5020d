import './bar-chart.css'

type Bar = { key: string; label: string; value: number; of?: number }

/**
 * Bars beside each other, for a quick look; its table stands near it and says the same in numbers, so that here the title is
 * all that is read out. `of` draws the whole behind a bar.
 */
export function BarChart({ title, bars }: { title: string; bars: Bar[] }) {
  const most = Math.max(1, ...bars.map(({ value, of = 0 }) => Math.max(value, of)))
  const step = 100 / Math.max(1, bars.length)
  const width = Math.min(step * 0.7, 8)
  const height = (value: number) => (value / most) * 40
  return (
    <figure className="bar-chart">
      <svg viewBox="0 0 100 44" preserveAspectRatio="none" role="img" aria-label={title}>
        {bars.map(({ key, value, of }, index) => {
          const x = index * step + (step - width) / 2
          return (
            <g key={key}>
              {of !== undefined && (
                <rect className="is-whole" x={x} y={42 - height(of)} width={width} height={height(of)} />
              )}
              <rect x={x} y={42 - height(value)} width={width} height={height(value)} />
            </g>
          )
        })}
        <line x1="0" x2="100" y1="42" y2="42" />
      </svg>
      <ol aria-hidden="true">
        {bars.map(({ key, label, value }) => (
          <li key={key}>
            <b>{value}</b> <span>{label}</span>
          </li>
        ))}
      </ol>
    </figure>
  )
}
