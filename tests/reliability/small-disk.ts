import { execFileSync } from 'node:child_process'
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** A disk in memory, so small that it fills up. */
export type SmallDisk = {
  /** Leaves not a byte. */
  fill: () => void
  /** Takes away what `fill` put there. */
  makeRoom: () => void
  remove: () => void
}

const CHUNK_BYTES = 65_536

/** Mounts a tmpfs of this size over a folder, which is made when it is not there. */
export function smallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0700`, 'helder-test', folder])
  const filler = join(folder, 'filler')
  return {
    fill() {
      const fd = openSync(filler, 'a')
      try {
        while (statfsSync(folder).bavail > 0) writeSync(fd, Buffer.alloc(CHUNK_BYTES))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      } finally {
        closeSync(fd)
      }
    },
    makeRoom() {
      const fd = openSync(filler, 'r+')
      ftruncateSync(fd, 0)
      closeSync(fd)
      rmSync(filler)
    },
    remove() {
      execFileSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true })
    },
  }
}
