import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { FoundNumber, ScanWords } from '../../scan/public.ts'
import { useLanguage, useSay } from '../language.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { announce } from './live-region.tsx'

type ScanButtonProps = {
  onFound: (numbers: FoundNumber[]) => void
  /** True where one thing may have two numbers. */
  several?: boolean
}

/** Opens the scanner, which is fetched when it is first asked for. */
export function ScanButton({ onFound, several = false }: ScanButtonProps) {
  const say = useSay()
  const { messages } = useIntl()
  const { locale } = useLanguage()
  const [failed, setFailed] = useState(false)

  const open = async () => {
    setFailed(false)
    try {
      const { openScanner } = await import('../../scan/public.ts')
      await openScanner({ words: messages as ScanWords, locale, several, onFound })
    } catch {
      setFailed(true)
      announce(say('scan.reader-failed'))
    }
  }
  return (
    <>
      <Button onClick={() => void open()}>
        <Icon name="camera" />
        {say('scan.button')}
      </Button>
      {failed && <p className="small">{say('scan.reader-failed')}</p>}
    </>
  )
}
