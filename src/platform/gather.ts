type Waiting<I, O> = { input: I; resolve: (output: O) => void; reject: (error: unknown) => void }

/**
 * Gathers single requests into set-based calls: while `in_flight_max` calls run, what comes in waits and goes together
 * in the next. One bad input must not fail its neighbours: a call that throws is repeated input by input.
 */
export function gather<I, O>(
  work: (inputs: I[]) => Promise<O[]>,
  limits: { batch_max: number; in_flight_max: number },
): (input: I) => Promise<O> {
  const waiting: Waiting<I, O>[] = []
  let inFlight = 0

  async function run(batch: Waiting<I, O>[]): Promise<void> {
    try {
      const outputs = await work(batch.map((one) => one.input))
      batch.forEach((one, index) => one.resolve(outputs[index]!))
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error)
      else for (const one of batch) await run([one])
    }
  }

  function next(): void {
    while (inFlight < limits.in_flight_max && waiting.length > 0) {
      inFlight++
      void run(waiting.splice(0, limits.batch_max)).finally(() => {
        inFlight--
        next()
      })
    }
  }

  return (input) =>
    new Promise((resolve, reject) => {
      waiting.push({ input, resolve, reject })
      // Requests of the same turn of the event loop go together.
      if (waiting.length === 1) setImmediate(next)
    })
}
