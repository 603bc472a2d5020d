import { useState } from 'react'
import { dayInAmsterdam } from '../../../kernel/dates.ts'
import { Button } from '../../../web/components/button.tsx'
import { Icon } from '../../../web/components/icon.tsx'
import { KeyValue, KeyValues } from '../../../web/components/key-value.tsx'
import { announce } from '../../../web/components/live-region.tsx'
import { Notice } from '../../../web/components/notice.tsx'
import { Page } from '../../../web/components/page.tsx'
import { formatCents } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { saveFile } from '../../../web/save-file.ts'
import { useNow } from '../../../web/use-now.ts'
import type { Thing } from '../rules/thing.ts'
import { totalPrice } from '../rules/thing.ts'
import { KeptPicture } from './kept-picture.tsx'
import { thingsCsv } from './things-csv.ts'
import { factsOf, titleOf } from './thing-words.ts'
import type { Kept, Vault } from './vault.ts'
import { type OpenVault, VaultDoor } from './vault-door.tsx'

/** The list to hand over, to an insurer for instance: on paper, as PDF, or for a spreadsheet. All made on this device. */
export function ExportScreen() {
  return <VaultDoor>{(open) => <Export {...open} />}</VaultDoor>
}

function Export({ vault, things }: OpenVault) {
  const say = useSay()
  const { locale } = useLanguage()
  const today = dayInAmsterdam(useNow())
  const sorted = things.toSorted((one, other) =>
    titleOf(one.value, say).localeCompare(titleOf(other.value, say)),
  )
  const { cents, known } = totalPrice(things.map(({ value }) => value))
  const total = known > 0 ? say('belongings.list.total', { total: formatCents(cents, locale), known }) : ''
  return (
    <Page
      title={say('belongings.pdf.title')}
      lead={`${say('belongings.pdf.lead', { day: today, count: things.length })} ${total}`}
      crumb={{ to: '/spullen', text: say('belongings.title') }}
    >
      <div className="no-print export-deeds">
        <p>{say('belongings.export.help')}</p>
        <Deeds vault={vault} things={sorted} today={today} />
      </div>
      <ul className="list-sheet">
        {sorted.map((kept) => (
          <li key={kept.id}>
            <OnPaper vault={vault} kept={kept} />
          </li>
        ))}
      </ul>
    </Page>
  )
}

function OnPaper({ vault, kept }: { vault: Vault; kept: Kept<Thing> }) {
  const say = useSay()
  const { locale } = useLanguage()
  const title = titleOf(kept.value, say)
  return (
    <>
      <h2>{title}</h2>
      <KeyValues>
        {factsOf(kept.value, say, locale).map(({ name, value, isNumber }) => (
          <KeyValue key={`${name} ${value}`} name={name}>
            <span className={isNumber ? 'mono' : 'as-typed'}>{value}</span>
          </KeyValue>
        ))}
      </KeyValues>
      {kept.value.pictures.length > 0 && (
        <ul className="pictures">
          {kept.value.pictures.map((picture) => (
            <li key={picture.id}>
              <KeptPicture vault={vault} thingId={kept.id} picture={picture} title={title} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Deeds(props: { vault: Vault; things: Kept<Thing>[]; today: string }) {
  const { things, today } = props
  const say = useSay()
  const { make, step, hasFailed } = usePdf(props)
  const csv = () => {
    const text = thingsCsv(
      things.map(({ value }) => value),
      say,
    )
    saveFile([text], 'text/csv;charset=utf-8', `${say('belongings.export.file')}-${today}.csv`)
    announce(say('belongings.export.done'))
  }
  return (
    <>
      <div className="deeds">
        <Button main onClick={() => void make()} aria-disabled={step !== null}>
          <Icon name="download" />
          {say('belongings.export.pdf')}
        </Button>
        <Button onClick={csv}>
          <Icon name="download" />
          {say('belongings.export.csv')}
        </Button>
        <Button onClick={() => window.print()}>
          <Icon name="print" />
          {say('belongings.export.print')}
        </Button>
      </div>
      {step !== null && (
        <p role="status">{say('belongings.export.busy', { done: step, count: things.length })}</p>
      )}
      {hasFailed && (
        <Notice tone="warning" role="alert" title={say('belongings.export.failed.title')}>
          <p>{say('belongings.export.failed.detail')}</p>
        </Notice>
      )}
    </>
  )
}

/** Opens the pictures one by one and makes the PDF; its code comes only when someone asks for it. */
function usePdf({ vault, things, today }: { vault: Vault; things: Kept<Thing>[]; today: string }) {
  const say = useSay()
  const { locale } = useLanguage()
  const [step, setStep] = useState<number | null>(null)
  const [hasFailed, setHasFailed] = useState(false)
  const make = async () => {
    if (step !== null) return
    setStep(0)
    setHasFailed(false)
    try {
      const { thingsPdf } = await import('./things-pdf.ts')
      const { fetchPdfFonts } = await import('./pdf-fonts.ts')
      const opened = []
      for (const [at, { id, value }] of things.entries()) {
        const title = titleOf(value, say)
        const pictures = []
        for (const { id: pictureId, of, width, height } of value.pictures) {
          const alt = say(`belongings.picture.alt.${of}`, { title })
          pictures.push({ jpeg: await vault.picture(id, pictureId), alt, width, height })
        }
        opened.push({ thing: value, pictures })
        setStep(at + 1)
      }
      const pdf = await thingsPdf(opened, { say, locale, fonts: await fetchPdfFonts(), day: today })
      saveFile([pdf], 'application/pdf', `${say('belongings.export.file')}-${today}.pdf`)
      announce(say('belongings.export.done'))
    } catch (error) {
      setHasFailed(true)
      reportError(error)
    } finally {
      setStep(null)
    }
  }
  return { make, step, hasFailed }
}
