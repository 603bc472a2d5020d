import { exitCode, verifyLog } from '../log/public.ts'
import { openProgress } from './progress.ts'
import { counted, readNamed, sayProblems, type VerifyArguments } from './verify-arguments.ts'

/** `helder verify log URL|FOLDER --vkey FILE`: signature, every entry, every tile, and earlier checkpoints. */
export async function verifyLogAt({ place, vkeyFile, earlierFiles }: VerifyArguments): Promise<number> {
  const [vkey, ...earlier] = [vkeyFile, ...earlierFiles].map(readNamed)
  if (vkey === null || vkey === undefined || earlier.some((note) => note === null)) return 2
  const progress = openProgress('entries')
  let total = 0
  const report = await verifyLog({
    place,
    vkey,
    earlier: earlier.flatMap((note) => note ?? []),
    onHead: ({ size }) => (total = size),
    onLeaf: (index) => progress.note(index + 1, total),
  })
  progress.clear()
  const { verdict, head, size, problems, problemCount } = report
  if (verdict === 'unusable') {
    for (const { what } of problems) console.error(`This could not be checked: ${what}.`)
  } else if (verdict === 'good') {
    const kept =
      earlier.length > 0
        ? ` It continues ${counted(earlier.length, 'earlier checkpoint', 'earlier checkpoints')}.`
        : ''
    console.log(
      `The log ${head?.origin} is whole: ${counted(size, 'entry', 'entries')} under a signature that holds.${kept}`,
    )
  } else {
    console.log(
      `The log ${head?.origin ?? place} was tampered with or is damaged. ${counted(problemCount, 'thing does', 'things do')} not fit:`,
    )
    sayProblems(problems, problemCount)
  }
  return exitCode(verdict)
}
