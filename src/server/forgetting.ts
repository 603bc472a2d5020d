import { operatorCaller, sessionStore } from '../capabilities/access/public.ts'
import { noticeStore } from '../capabilities/dealers/public.ts'
import { findingStore } from '../capabilities/findings/public.ts'
import { hoursStore } from '../capabilities/effect/public.ts'
import { letterStore } from '../capabilities/letters/public.ts'
import { annexStore } from '../capabilities/overview/public.ts'
import { type Policies, policeTerms } from '../capabilities/policy/public.ts'
import { type ErasureHands, personStore } from '../capabilities/registers/public.ts'
import { visitStore } from '../capabilities/visits/public.ts'
import type { RetentionHands } from '../capabilities/retention/public.ts'
import { caseFileStore } from '../capabilities/measures/public.ts'
import { policeDataStore } from '../capabilities/thefts/public.ts'
import { triangleStore } from '../capabilities/triangle/public.ts'
import { idempotencyStore } from '../platform/forget-idempotency-keys.ts'

/** Everything that forgets by itself, in the order in which it does: people of the registers first. */
export function openForgetting(hands: ErasureHands, policies: Pick<Policies, 'list'>): RetentionHands {
  const { worker, keys } = hands
  const terms = async (on: string) => policeTerms(await policies.list(), on)
  return {
    worker,
    stores: [
      personStore(hands, operatorCaller('purge')),
      policeDataStore(worker, keys, terms),
      sessionStore(worker),
      idempotencyStore(worker),
      noticeStore(worker),
      letterStore(worker),
      triangleStore(worker),
      findingStore(worker),
      annexStore(worker),
      visitStore(worker, keys),
      hoursStore(worker),
      caseFileStore(worker),
    ],
  }
}
