import sharp from 'sharp'
import { newId } from '../../kernel/ids.ts'
import type { FieldError, Refusal } from '../../kernel/result.ts'
import type { Caller } from '../../platform/caller.ts'
import type { Transaction } from '../../platform/database.ts'
import type { LetterheadInput } from './contract.ts'
import { isReadableOnPaper } from './rules/colour.ts'

/** Two lines of 100 mm at 300 dots per inch. */
const LOGO_PX = { width: 1_200, height: 300 }
const PIXELS_MAX = 20_000_000
const LOGO_BYTES_MAX = 300_000

/** A new paper of the caller's organisation, from its first day on; earlier ones stay for the letters on them. */
export async function keepLetterhead(
  tx: Transaction,
  caller: Caller,
  { letterhead, logo }: { letterhead: LetterheadInput; logo: Buffer | null },
): Promise<
  { ok: true; id: string } | Refusal<'forbidden'> | Refusal<'invalid-input', { errors: FieldError[] }>
> {
  const errors: FieldError[] = []
  if (!isReadableOnPaper(letterhead.colour))
    errors.push({ field: 'colour', code: 'letterhead.colour-too-light' })
  const picture = logo === null ? null : await drawLogo(logo)
  if (logo !== null && picture === null) errors.push({ field: 'logo', code: 'letterhead.not-a-picture' })
  if (errors.length > 0) return { ok: false, reason: 'invalid-input', errors }
  const id = newId()
  const row = {
    id,
    valid_from: letterhead.validFrom,
    sender_name: letterhead.senderName,
    return_address: letterhead.returnAddress,
    visit_address: letterhead.visitAddress,
    contact: letterhead.contact,
    signatory_name: letterhead.signatoryName,
    signatory_function: letterhead.signatoryFunction,
    colour: letterhead.colour,
  }
  const [done] = await tx<{ kept: boolean }[]>`
    select programme.keep_letterhead(${tx.json(row)}, ${picture}, ${caller.accountName}) as kept`
  return done!.kept ? { ok: true, id } : { ok: false, reason: 'forbidden' }
}

/** A new PNG drawn from pixels alone; null when it is no picture, or one that claims too much. */
async function drawLogo(sent: Buffer): Promise<Buffer | null> {
  try {
    const png = await sharp(sent, { limitInputPixels: PIXELS_MAX, failOn: 'truncated', animated: false })
      .autoOrient()
      .resize(LOGO_PX.width, LOGO_PX.height, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .png({ compressionLevel: 9, palette: true })
      .toBuffer()
    return png.length > LOGO_BYTES_MAX ? null : png
  } catch (error) {
    // What libvips says of a file that it can't or won't read; anything else is a fault of ours.
    if (error instanceof Error && /^(Input |Vips|vips|pngload|jpegload|webpload)/i.test(error.message))
      return null
    throw error
  }
}
