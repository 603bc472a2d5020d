import { useState } from 'react'
import { Button } from '../../../web/components/button.tsx'
import { SheetDialog } from '../../../web/components/sheet-dialog.tsx'
import { formatTime } from '../../../web/format.ts'
import { useLanguage, useSay } from '../../../web/language.tsx'
import type { DeviceLink } from '../joining/contract.ts'
import { ScanToOpen } from './scan-to-open.tsx'

/** The link for another device, as a code to scan and to copy; it is shown this once. */
export function DeviceLinkDialog({ link, onClose }: { link: DeviceLink; onClose: () => void }) {
  const say = useSay()
  const { locale } = useLanguage()
  const [isCopied, setIsCopied] = useState(false)
  const address = `${location.origin}/app/uitnodiging#${link.secret}`
  return (
    <SheetDialog title={say('passkeys.link.title')} onClose={onClose}>
      <p>{say('passkeys.link.text', { time: formatTime(link.expiresAt, locale) })}</p>
      <ScanToOpen link={address} label={say('passkeys.link.label')} />
      <div className="deeds">
        <Button onClick={() => void navigator.clipboard.writeText(address).then(() => setIsCopied(true))}>
          {say('passkeys.link.copy')}
        </Button>
        <Button main onClick={onClose}>
          {say('passkeys.link.close')}
        </Button>
      </div>
      <p role="status">{isCopied && say('passkeys.link.copied')}</p>
    </SheetDialog>
  )
}
