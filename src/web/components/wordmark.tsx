/** The wordmark: the first e is a lens. */
export function Wordmark() {
  return (
    <svg className="wordmark" viewBox="2 0 96 30" role="img" aria-label="Helder">
      <circle cx="30.1" cy="17.4" r="6.6" fill="#E3EFED" />
      <g fill="none" stroke="#14201F" strokeWidth="3.2">
        <path d="M3.6 4v21.6M16.4 4v21.6M3.6 14.4h12.8" />
        <g transform="translate(-1.8)">
          <path d="M47 3v22.6" />
          <circle cx="58.6" cy="17.4" r="6.6" />
          <path d="M66.4 3v22.6M72.6 17.4h13" />
          <path d="M85.60 17.40A6.6 6.6 0 1 0 83.67 22.07" />
          <path d="M92 25.6V9.2M92 16c.3-3.5 2.7-5.4 6-5.2" />
        </g>
      </g>
      <g fill="none" stroke="#0B5551" strokeWidth="3.2">
        <path d="M36.70 17.40A6.6 6.6 0 1 0 34.77 22.07l5.2 5.2" />
        <path d="M23.6 17.4h14.7" />
      </g>
    </svg>
  )
}
