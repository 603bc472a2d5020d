import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { DayInput, TextArea, TextInput } from '../../../web/components/inputs.tsx'
import { useSay } from '../../../web/language.tsx'
import type { VisitRecord } from '../contract.ts'
import { emptyPaper } from '../rules/record-parts.ts'
import { PhotoButton, VisitPhoto } from './photo-button.tsx'
import type { VisitHere } from './use-visit.ts'

type Paper = NonNullable<VisitRecord['paper']>
type SamplePage = Paper['sample'][number]

/** A register on paper counts too: the book, its pages and numbers, a sample by photo, and what is missing. */
export function PaperSection({ here }: { here: VisitHere }) {
  const say = useSay()
  const paper = here.kept.record.paper ?? emptyPaper
  const set = (change: Partial<Paper>) =>
    here.note((one) => ({ ...one, paper: { ...(one.paper ?? emptyPaper), ...change } }))
  const addPage = () => {
    const page: SamplePage = {
      id: crypto.randomUUID(),
      page: '',
      words: '',
      photoIds: [],
      at: new Date().toISOString(),
    }
    set({ sample: [...paper.sample, page] })
  }
  return (
    <section className="section" id="paper">
      <h2>{say('visits.section.paper')}</h2>
      {paper.certified === 'yes' && (
        <div className="grid">
          <DayInput
            className="span-4"
            name="certifiedOn"
            label={say('visits.paper.on')}
            value={paper.certifiedOn ?? ''}
            onChange={({ target }) => set({ certifiedOn: target.value || null })}
          />
          <TextInput
            className="span-8"
            name="certifiedBy"
            label={say('visits.paper.by')}
            value={paper.certifiedBy ?? ''}
            maxLength={120}
            onChange={({ target }) => set({ certifiedBy: target.value || null })}
          />
        </div>
      )}
      <TextInput
        name="pagesSeen"
        label={say('visits.paper.pages')}
        help={say('visits.paper.pages.help')}
        value={paper.pagesSeen}
        maxLength={100}
        onChange={({ target }) => set({ pagesSeen: target.value })}
      />
      <TextArea
        name="gaps"
        label={say('visits.paper.gaps')}
        help={say('visits.paper.gaps.help')}
        optional
        value={paper.gaps}
        maxLength={1_000}
        onChange={({ target }) => set({ gaps: target.value })}
      />
      <h3>{say('visits.paper.sample')}</h3>
      {paper.sample.map((page) => (
        <PageRow
          key={page.id}
          here={here}
          page={page}
          onChange={(next) => set({ sample: paper.sample.map((one) => (one.id === page.id ? next : one)) })}
          onRemove={() => set({ sample: paper.sample.filter(({ id }) => id !== page.id) })}
        />
      ))}
      <Button small onClick={addPage}>
        <Icon name="plus" />
        {say('visits.paper.add')}
      </Button>
    </section>
  )
}

function PageRow(props: {
  here: VisitHere
  page: SamplePage
  onChange: (page: SamplePage) => void
  onRemove: () => void
}) {
  const { here, page, onChange, onRemove } = props
  const say = useSay()
  const words = say('visits.paper.page-words', { page: page.page })
  return (
    <div className="visit-part">
      <div className="grid">
        <TextInput
          className="span-4"
          name={`page-${page.id}`}
          label={say('visits.paper.page')}
          value={page.page}
          maxLength={40}
          onChange={({ target }) => onChange({ ...page, page: target.value })}
        />
        <TextInput
          className="span-8"
          name={`page-words-${page.id}`}
          label={say('visits.paper.words')}
          optional
          value={page.words}
          maxLength={500}
          onChange={({ target }) => onChange({ ...page, words: target.value })}
        />
      </div>
      <div className="visit-photos">
        {page.photoIds.map((photoId) => (
          <VisitPhoto key={photoId} here={here} photoId={photoId} words={words} />
        ))}
      </div>
      <div className="deeds">
        <PhotoButton
          here={here}
          words={words}
          onTaken={(photoId) => onChange({ ...page, photoIds: [...page.photoIds, photoId] })}
        />
        <button type="button" className="text-link" onClick={onRemove}>
          {say('visits.paper.remove', { page: page.page })}
        </button>
      </div>
    </div>
  )
}
