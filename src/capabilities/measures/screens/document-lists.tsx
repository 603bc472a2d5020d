import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { useSay } from '../../../web/language.tsx'
import type { FileView } from '../contract.ts'
import { interestSides } from '../rules/file-states.ts'
import { DocumentField, type Editing } from './document-field.tsx'
import { groundsOf } from './findings-of-file.tsx'

/** The facts that a document relies on: each a finding of the file, with its article and what it means here. */
export function FactList({ editing, file }: { editing: Editing; file: FileView }) {
  const say = useSay()
  const { facts } = editing.values.fields
  const own = groundsOf(file)
  const unused = file.findings.filter(
    ({ id, isWithdrawn }) => own.has(id) && !isWithdrawn && !facts.some(({ findingId }) => findingId === id),
  )
  const change = (next: typeof facts) =>
    editing.change((before) => ({ ...before, fields: { ...before.fields, facts: next } }))
  return (
    <>
      {facts.map((fact, index) => (
        <fieldset key={fact.findingId} className="document-fact" id={`facts-${index}`}>
          <legend>{say('case-file.fact', { number: index + 1 })}</legend>
          <div className="grid is-top">
            <DocumentField spec={{ path: `facts.${index}.text`, as: 'area' }} editing={editing} />
            <DocumentField spec={{ path: `facts.${index}.observedOn`, as: 'day' }} editing={editing} />
            <DocumentField spec={{ path: `facts.${index}.source`, as: 'line' }} editing={editing} />
            <DocumentField spec={{ path: `facts.${index}.article`, as: 'line' }} editing={editing} />
            <DocumentField spec={{ path: `facts.${index}.publication`, as: 'line' }} editing={editing} />
            <DocumentField spec={{ path: `facts.${index}.reason`, as: 'area' }} editing={editing} />
          </div>
          <button
            type="button"
            className="text-link"
            onClick={() => change(facts.filter((one) => one !== fact))}
          >
            {say('case-file.fact.remove', { number: index + 1 })}
          </button>
        </fieldset>
      ))}
      {facts.length === 0 && (
        <p id="facts" tabIndex={-1}>
          {say('case-file.facts.none')}
        </p>
      )}
      <div className="deeds">
        {unused.map(({ id, observedOn, text, recordedBy, basis }) => (
          <Button
            key={id}
            small
            onClick={() =>
              change([
                ...facts,
                {
                  findingId: id,
                  text,
                  observedOn,
                  source: recordedBy,
                  article: basis?.article ?? '',
                  publication: basis?.publication ?? '',
                  reason: '',
                },
              ])
            }
          >
            <Icon name="plus" />
            {say('case-file.fact.add', { day: observedOn })}
          </Button>
        ))}
      </div>
    </>
  )
}

/** The interests that are weighed, each with its weighing. */
export function InterestList({ editing }: { editing: Editing }) {
  const say = useSay()
  const { interests } = editing.values.fields
  const change = (next: typeof interests) =>
    editing.change((before) => ({ ...before, fields: { ...before.fields, interests: next } }))
  return (
    <>
      {interests.map((one, index) => (
        // A place in the list is the name of an interest: nothing else tells two of one side apart.
        <fieldset key={index} className="document-fact" id={`interests-${index}`}>
          <legend>{say(`case-file.field.interests.side.${one.side}`)}</legend>
          <div className="grid is-top">
            <DocumentField spec={{ path: `interests.${index}.interest`, as: 'area' }} editing={editing} />
            <DocumentField spec={{ path: `interests.${index}.weighing`, as: 'area' }} editing={editing} />
          </div>
          <button
            type="button"
            className="text-link"
            onClick={() => change(interests.filter((other) => other !== one))}
          >
            {say('case-file.interest.remove')}
          </button>
        </fieldset>
      ))}
      <div className="deeds" id="interests" tabIndex={-1}>
        {interestSides.map((side) => (
          <Button
            key={side}
            small
            onClick={() => change([...interests, { side, interest: '', weighing: '' }])}
          >
            <Icon name="plus" />
            {say(`case-file.field.interests.side.${side}`)}
          </Button>
        ))}
      </div>
    </>
  )
}
