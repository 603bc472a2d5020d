import { type ReactNode, useEffect, useRef } from 'react'
import { useSay } from '../language.tsx'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** `is-title` first in a narrow row, `is-full` a line of its own, `is-end` at the end, `number` to the right,
   * `is-tick` a box to tick. */
  className?: string
}
type DataTableProps<Row> = {
  caption: string
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  /** Groups of rows under a heading, in the order of the rows. */
  groupOf?: (row: Row) => string
  groupHead?: (group: string) => ReactNode
}

/**
 * A list: sticky head, arrow up and down move over the rows, Enter opens. The link in a row has class `go`; it is the
 * focus target, so that each row is one stop for the keyboard and a real link for everyone.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, groupOf, groupHead } = props
  const table = useRef<HTMLTableElement>(null)
  useEffect(() => moveByArrow(table), [])
  const startsGroup = (at: number) => {
    const [row, before] = [rows[at], rows[at - 1]]
    return (
      groupOf !== undefined && row !== undefined && (before === undefined || groupOf(before) !== groupOf(row))
    )
  }
  return (
    // Roles are said again because a narrow screen shows rows as blocks, which takes the meaning of a table away.
    <table ref={table} className="utrecht-table data-table is-inset rows" role="table">
      <caption className="visually-hidden">{caption}</caption>
      <thead className="utrecht-table__header utrecht-table__header--sticky" role="rowgroup">
        <tr role="row">
          {columns.map(({ key, head, className }) => (
            <th
              key={key}
              scope="col"
              role="columnheader"
              className={className === 'number' || className === 'is-tick' ? className : undefined}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.flatMap((row, at) => {
          const head = startsGroup(at) && groupOf && groupHead && (
            <tr key={`group-${groupOf(row)}`} className="group-head" role="row">
              <th colSpan={columns.length} scope="colgroup" role="columnheader">
                {groupHead(groupOf(row))}
              </th>
            </tr>
          )
          return [
            head,
            <tr key={rowKey(row)} className="utrecht-table__row" role="row">
              {columns.map(({ key, cell, className }) => (
                <td key={key} role="cell" className={className}>
                  {cell(row)}
                </td>
              ))}
            </tr>,
          ]
        })}
      </tbody>
    </table>
  )
}

function linksIn(element: ParentNode): HTMLElement[] {
  return [...element.querySelectorAll<HTMLElement>('a.go')]
}

/** Arrow up and down move over the rows; arrow down outside a field goes to the first, from the search field too. */
function moveByArrow(table: { current: HTMLTableElement | null }) {
  const onKey = (event: KeyboardEvent) => {
    const isArrow = event.key === 'ArrowDown' || event.key === 'ArrowUp'
    if (!isArrow || event.altKey || event.ctrlKey || table.current === null) return
    const links = linksIn(table.current)
    const target = event.target as HTMLElement
    const at = links.indexOf(target)
    const outside = target === document.body || target.matches('h1, input[type="search"]')
    if (at === -1 && (!outside || event.key === 'ArrowUp')) return
    const next = links[at + (event.key === 'ArrowDown' ? 1 : -1)]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
  document.addEventListener('keydown', onKey)
  return () => document.removeEventListener('keydown', onKey)
}

/** Beside a list: which keys work in it. Only where there is a keyboard and room. */
export function ListKeys() {
  const say = useSay()
  return (
    <span className="key-hint hide-narrow">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {say('shell.list.choose')}
      </span>
      <span>
        <kbd>Enter</kbd> {say('shell.list.open')}
      </span>
    </span>
  )
}
