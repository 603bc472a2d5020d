import { useSay } from '../../../web/language.tsx'
import type { MunicipalityCount } from '../contract.ts'
import { overviewClasses } from '../rules/overview-rule.ts'

/** One bar per municipality, each class its share; the table under it says the same in numbers. */
export function ClassChart({ items }: { items: readonly MunicipalityCount[] }) {
  const say = useSay()
  const shown = items.filter(({ dealers }) => dealers > 0)
  return (
    <figure className="class-chart">
      <ul className="class-legend" aria-hidden="true">
        {overviewClasses.map((name) => (
          <li key={name}>
            <svg viewBox="0 0 12 12">
              <rect className={`is-${name}`} width="12" height="12" />
            </svg>
            {say(`overview.class.${name}`)}
          </li>
        ))}
      </ul>
      <div role="img" aria-label={say('overview.chart')}>
        {shown.map((item) => (
          <Bar key={item.municipality} item={item} />
        ))}
      </div>
    </figure>
  )
}

function Bar({ item: { name, isOwn, dealers, classes } }: { item: MunicipalityCount }) {
  const share = (upTo: number) =>
    (overviewClasses.slice(0, upTo).reduce((total, one) => total + (classes[one] ?? 0), 0) / dealers) * 100
  return (
    <div className="class-bar">
      <span>{isOwn ? <b>{name}</b> : name}</span>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none">
        {overviewClasses.map((one, index) => (
          <rect
            key={one}
            className={`is-${one}`}
            x={share(index)}
            width={share(index + 1) - share(index)}
            height="10"
          />
        ))}
      </svg>
      <span className="number">{dealers}</span>
    </div>
  )
}
