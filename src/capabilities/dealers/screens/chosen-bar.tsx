import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { useMutation } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { postJson } from '../../../web/api.ts'
import { Button, buttonClass } from '../../../web/components/button.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { ProblemNotice } from '../../../web/components/problem-notice.tsx'
import { Tick } from '../../../web/components/tick.tsx'
import { useSay } from '../../../web/language.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useMayOpen } from '../../../web/use-may-open.ts'
import type { ListedDealer } from '../contract.ts'
import { selectionOf } from '../rules/hand-over.ts'
import { dealersCsv } from './dealers-csv.ts'

const route = getRouteApi('/handelaren')
const deeds = [
  { to: '/brieven/nieuw', message: 'dealers.write' },
  { to: '/bijeenkomsten/nieuw', message: 'dealers.invite' },
] as const

type ChosenBarProps = {
  found: ListedDealer[]
  chosen: ListedDealer[]
  pick: (ids: string[], isOn: boolean) => void
}

/** Who is chosen, and what to do with them. */
export function ChosenBar({ found, chosen, pick }: ChosenBarProps) {
  const say = useSay()
  const mayOpen = useMayOpen()
  const search = route.useSearch()
  const ids = found.map(({ id }) => id)
  const selection = selectionOf(
    search,
    ids,
    chosen.map(({ id }) => id),
  )
  const save = useMutation({ mutationFn: saveAs })
  async function saveAs() {
    await postJson('/v1/exports', { what: 'dealers' })
    const name = `helder-handelaren-${dayInAmsterdam(new Date())}.csv`
    saveFile([dealersCsv(chosen)], 'text/csv;charset=utf-8', name)
    announce(say('dealers.saved', { count: chosen.length }))
  }
  return (
    <div className="chosen-bar">
      <Tick
        name="choose-all"
        checked={chosen.length === found.length}
        onChange={({ target }) => pick(ids, target.checked)}
      >
        {say('dealers.choose-all', { count: found.length })}
      </Tick>
      {chosen.length > 0 && (
        <div className="deeds" role="group" aria-label={say('dealers.chosen', { count: chosen.length })}>
          <b>{say('dealers.chosen', { count: chosen.length })}</b>
          {deeds
            .filter(({ to }) => mayOpen(to))
            .map(({ to, message }) => (
              <Link
                key={to}
                className={buttonClass({ small: true })}
                to={to as '/'}
                search={selection as never}
              >
                {say(message)}
              </Link>
            ))}
          <Button small aria-disabled={save.isPending} onClick={() => !save.isPending && save.mutate()}>
            {say(save.isPending ? 'dealers.saving' : 'dealers.save')}
          </Button>
        </div>
      )}
      {save.error && <ProblemNotice error={save.error} />}
    </div>
  )
}
