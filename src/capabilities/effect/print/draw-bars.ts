/** Bars beside each other with the whole behind each, as SVG without text: what it says stands in the table below it. */
export function drawBars(bars: readonly { value: number; of: number }[]): string {
  const most = Math.max(1, ...bars.map(({ of, value }) => Math.max(of, value)))
  const rect = (n: number, height: number, paint: string) =>
    `<rect x="${n * 10 + 2}" y="${(32 - height).toFixed(2)}" width="6" height="${height.toFixed(2)}" ${paint}/>`
  const drawn = bars.map(({ value, of }, n) => {
    const scale = (amount: number) => (amount / most) * 30
    return `${rect(n, scale(of), 'fill="#e2eeeb" stroke="#5d6b68" stroke-width="0.3"')}${rect(n, scale(value), 'fill="#0b544c"')}`
  })
  const width = bars.length * 10
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} 33">${drawn.join('')}<path d="M0 32H${width}" stroke="#1b2523" stroke-width="0.4"/></svg>`
}
