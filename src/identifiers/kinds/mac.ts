import { compact } from '../compact.ts'
import { fold, latinReading } from '../fold.ts'
import type { KindDefinition, WarningCode } from './kind.ts'

/**
 * The hardware address of a network part (IEEE 802): six octets. With the locally administered bit set it was made up
 * by the device for one network (phones do so since 2020) and identifies nothing.
 */
export const mac: KindDefinition = {
  info: { scope: 'item', uniqueWithBrand: false, hasCheck: false },
  parse(text) {
    const canonical = latinReading(withFullOctets(text.replace(/^\s*MAC(?:\s*-?addres+s?)?\b/i, '')))
    if (canonical === '') return { ok: false, reason: 'empty' }
    const read = [...canonical].map((char) => (/[0-9A-F]/.test(char) ? char : fold(char))).join('')
    if (!/^[0-9A-F]+$/.test(read) || read.length !== canonical.length)
      return { ok: false, reason: 'not-hexadecimal' }
    if (read.length !== 12) return { ok: false, reason: 'wrong-length' }
    const warnings: WarningCode[] = read === canonical ? [] : ['look-alike-letters']
    const first = Number.parseInt(read.slice(0, 2), 16)
    if (first & 1) warnings.push('group-mac')
    else if (first & 2) warnings.push('randomised-mac')
    return {
      ok: true,
      canonical,
      folded: fold(canonical),
      valid: null,
      warnings,
      searchable: (first & 3) === 0,
    }
  },
  format: (canonical) => canonical.replace(/(..)(?=.)/g, '$1:'),
}

/** Some devices print 0:1B:2:... : each part between separators is one octet. */
function withFullOctets(text: string): string {
  const parts = text.trim().split(/[:-]/)
  return parts.length === 6 ? parts.map((part) => compact(part).padStart(2, '0')).join('') : text
}
