import { Icon } from '../../../web/components/icon.tsx'
import { useSay } from '../../../web/language.tsx'
import { askedNow } from './asked-now.ts'
import { stoppedAt } from './kept-visit.ts'
import type { VisitHere } from './use-visit.ts'

type Step = {
  name: 'who' | 'questions' | 'register' | 'shelf' | 'paper' | 'findings' | 'ending'
  done: boolean
  how: string
}

/** Where one is in a visit: each part with how far it is. */
export function VisitSteps({ here }: { here: VisitHere }) {
  const say = useSay()
  const { visit, record } = here.kept
  if (stoppedAt(here.kept) !== null) return <div />
  const asked = askedNow(visit, record)
  const answered = asked.filter(({ code }) => record.answers.some(({ question }) => question === code)).length
  const identified = record.participants.length > 0 && record.participants.every((one) => one.identified)
  const steps: Step[] = [
    {
      name: 'who',
      done: identified,
      how: say('visits.step.who', { count: record.participants.length, done: identified ? 'yes' : 'no' }),
    },
    {
      name: 'questions',
      done: answered === asked.length,
      how: say('visits.step.questions', { answered, count: asked.length }),
    },
    {
      name: 'register',
      done: here.register !== null,
      how: here.register
        ? say('visits.step.register', { count: here.register.count })
        : say('visits.step.register.none'),
    },
    {
      name: 'shelf',
      done: record.scans.length > 0,
      how: say('visits.step.shelf', { count: record.scans.length }),
    },
    ...(record.onPaper
      ? [
          {
            name: 'paper' as const,
            done: (record.paper?.sample.length ?? 0) > 0,
            how: say('visits.step.paper', { count: record.paper?.sample.length ?? 0 }),
          },
        ]
      : []),
    {
      name: 'findings',
      done: record.findings.length > 0,
      how: say('visits.step.findings', { count: record.findings.length }),
    },
    { name: 'ending', done: false, how: say('visits.step.ending') },
  ]
  return (
    <nav className="visit-steps no-print" aria-label={say('visits.steps')}>
      <ol>
        {steps.map(({ name, done, how }) => (
          <li key={name}>
            <a href={`#${name}`}>
              <Icon name={done ? 'check' : 'neutral'} />
              <span>
                <b>{say(`visits.section.${name}`)}</b>
                <span className="how">{how}</span>
              </span>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
