import { getRouteApi } from '@tanstack/react-router'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { addMonths, dayInAmsterdam } from '../../../kernel/dates.ts'
import { branchText } from '../../../web/branch-choice.ts'
import { Select, TextInput } from '../../../web/components/inputs.tsx'
import type { RegisterSearch } from '../../../web/dealer-routes.ts'
import { formatMonth } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/session.ts'

const route = getRouteApi('/register')
/** Search as you type: this long after the last key. */
const PAUSE_MS = 200
const MONTHS = 24

/** Search, month and branch; each choice goes into the address at once. */
export function RegisterTools({ children }: { children: ReactNode }) {
  const say = useSay()
  const { locale } = useLanguage()
  const me = useMe()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const change = (next: Partial<Record<keyof RegisterSearch, string>>) => {
    const { zoek: _, ...rest } = { ...search, ...next }
    const kept = Object.fromEntries(Object.entries(rest).filter(([, value]) => value)) as RegisterSearch
    void navigate({ search: kept, replace: true, resetScroll: false })
  }
  const months = Array.from({ length: MONTHS }, (_, back) =>
    addMonths(`${dayInAmsterdam(new Date()).slice(0, 7)}-01`, -back).slice(0, 7),
  )
  return (
    <div className="tools" role="search">
      <SearchField
        current={search.q ?? ''}
        isAsked={search.zoek !== undefined}
        onSearch={(q) => change({ q })}
      />
      <Select
        name="maand"
        label={say('registers.register.period')}
        value={search.maand ?? ''}
        onChange={(event) => change({ maand: event.target.value })}
        options={[
          { value: '', text: say('registers.register.period-all') },
          ...months.map((month) => ({ value: month, text: formatMonth(month, locale) })),
        ]}
        className="is-choice"
      />
      {me.branches.length > 1 && (
        <Select
          name="vestiging"
          label={say('registers.counter.branch')}
          value={search.vestiging ?? ''}
          onChange={(event) => change({ vestiging: event.target.value })}
          options={[
            { value: '', text: say('registers.register.all-branches-option') },
            ...me.branches.map((branch) => ({ value: branch.branchNumber, text: branchText(branch) })),
          ]}
          className="is-choice"
        />
      )}
      {children}
    </div>
  )
}

function SearchField(props: { current: string; isAsked: boolean; onSearch: (q: string) => void }) {
  const { current, isAsked, onSearch } = props
  const say = useSay()
  const [typed, setTyped] = useState(current)
  const input = useRef<HTMLInputElement>(null)
  const search = useEffectEvent(onSearch)

  useEffect(() => {
    if (isAsked) input.current?.focus()
  }, [isAsked])
  // "Clear" and "back" change the address: the field follows, unless someone is typing in it.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(current)
  }, [current])
  useEffect(() => {
    if (typed.trim() === current) return
    const timer = setTimeout(() => search(typed.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, current])

  return (
    <TextInput
      ref={input}
      name="q"
      type="search"
      label={say('registers.register.search')}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      className="is-search"
    />
  )
}
